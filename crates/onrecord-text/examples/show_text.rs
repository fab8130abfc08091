//! Shows how a text is taken apart: `cargo run -p onrecord-text --example show_text -- FILE…`
#![allow(clippy::print_stdout, reason = "a program")]

use onrecord_text::Document;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        let document = Document::new(&text);
        println!("{file}");
        for paragraph in &document.paragraphs {
            println!("{:?} {:?}", paragraph.kind, paragraph.span);
            for sentence in &paragraph.sentences {
                println!("    {}", sentence.of(&text));
            }
        }
        if let Some(dateline) = &document.dateline {
            println!("dateline {:?}", dateline.span.of(&text));
        }
        for span in &document.boilerplate {
            println!("boilerplate {:?}", span.of(&text));
        }
        for quotation in &document.quotations {
            println!(
                "quotation level {} {:?} closed {} continues {:?} {:?}",
                quotation.level,
                quotation.style,
                quotation.closed,
                quotation.continues,
                quotation.inner.of(&text)
            );
        }
    }
    Ok(())
}
