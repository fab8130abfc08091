//! x
use std::io::Read;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    for e in {
        let mut v: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
        v.sort();
        v
    } {
        let mut s = Vec::new();
        flate2::read::MultiGzDecoder::new(std::fs::File::open(&e).unwrap())
            .read_to_end(&mut s)
            .unwrap();
        let s = String::from_utf8_lossy(&s);
        let t = std::time::Instant::now();
        let p = onrecord_read::html::article(&s, None);
        let ms = t.elapsed().as_secs_f64() * 1000.0;
        let p = p.unwrap_or_default();
        println!(
            "{}",
            serde_json::json!({"file": e.file_name().unwrap().to_str().unwrap(), "text": p.text, "title": p.title, "published": p.published.map(|p| p.to_string()), "publisher": p.publisher, "language": p.language, "url": p.url, "ms": ms})
        );
    }
}
