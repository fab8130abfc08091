//! Colours, by what a word is.

use anstyle::{AnsiColor, Style};

/// How the readable view looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether to use colour.
    pub(crate) color: bool,
    /// How wide lines may be, in columns.
    pub(crate) width: usize,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Words of the article.
    Plain,
    /// The name of an article or a section.
    Heading,
    /// Who speaks.
    Speaker,
    /// The words in quotation marks.
    Quote,
    /// Where, when, in what words.
    Faint,
    /// What sort of statement it is.
    Badge,
    /// A denial or a doubt.
    Alarm,
}

impl Ink {
    fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain => style,
            Self::Heading => style.bold().underline(),
            Self::Speaker => style.bold().fg_color(Some(AnsiColor::Cyan.into())),
            Self::Quote => style.fg_color(Some(AnsiColor::Green.into())),
            Self::Faint => style.dimmed(),
            Self::Badge => style.fg_color(Some(AnsiColor::Yellow.into())),
            Self::Alarm => style.bold().fg_color(Some(AnsiColor::Red.into())),
        }
    }

    /// The text in this ink, if there is colour at all.
    pub(crate) fn paint(self, text: &str, color: bool) -> String {
        let style = self.style();
        if !color || style == Style::new() {
            return text.to_owned();
        }
        format!("{style}{text}{style:#}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_used_only_with_color() {
        assert_eq!(Ink::Speaker.paint("Wanjiru", false), "Wanjiru");
        let painted = Ink::Speaker.paint("Wanjiru", true);
        assert!(painted.starts_with("\u{1b}[") && painted.ends_with("\u{1b}[0m"), "{painted:?}");
        assert_eq!(Ink::Plain.paint("rain", true), "rain");
    }
}
