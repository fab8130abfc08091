//! The text of a piece of HTML, such as feeds hold: paragraphs kept, everything else left out.

/// Elements whose content is not text to read.
const SILENT: [&str; 7] =
    ["script", "style", "noscript", "template", "iframe", "svg", "figcaption"];

/// Elements that stand apart from what is before and after them.
const APART: [&str; 22] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "tr",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "pre",
    "hr",
];

/// The text of a piece of HTML, its paragraphs apart by an empty line.
///
/// ```
/// let text = onrecord_watch::plain("<p>Ferries &amp; trains</p><p>stand <b>still</b>.</p>");
/// assert_eq!(text, "Ferries & trains\n\nstand still.");
/// ```
pub fn plain(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some(place) = rest.find(['<', '&']) {
        text.add(&rest[..place]);
        rest = &rest[place..];
        rest = if rest.starts_with('&') { entity(rest, &mut text) } else { tag(rest, &mut text) };
    }
    text.add(rest);
    text.finish()
}

/// The text of a piece of HTML on one line, as a title is told.
pub(super) fn one_line(html: &str) -> String {
    plain(html).replace("\n\n", " ")
}

/// Passes the tag, or the comment, at the start; returns what follows.
fn tag<'a>(html: &'a str, text: &mut Text) -> &'a str {
    if let Some(comment) = html.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let inside = &html[1..];
    let is_end = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if length == 0 && !inside.starts_with(['!', '?', '/']) {
        // "3 < 4" is no tag.
        text.add("<");
        return inside;
    }
    let name = name[..length].to_ascii_lowercase();
    let rest = inside.find('>').map_or("", |end| &inside[end + 1..]);
    if APART.contains(&name.as_str()) {
        text.part();
    }
    if SILENT.contains(&name.as_str()) && !is_end { after_end(rest, &name) } else { rest }
}

/// What follows the end of a silent element; nothing if it never ends.
fn after_end<'a>(html: &'a str, name: &str) -> &'a str {
    let mut rest = html;
    while let Some(place) = rest.find("</") {
        rest = &rest[place + 2..];
        if rest.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

/// Adds the character that the entity at the start stands for; returns what follows.
fn entity<'a>(html: &'a str, text: &mut Text) -> &'a str {
    /// The longest name in the table, with its marks.
    const LONGEST: usize = 12;
    let end = html.bytes().take(LONGEST).position(|byte| byte == b';');
    let found = end.and_then(|end| Some((meaning(&html[1..end])?, &html[end + 1..])));
    let (character, rest) = found.unwrap_or(('&', &html[1..]));
    text.add(character.encode_utf8(&mut [0; 4]));
    rest
}

fn meaning(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|character| !character.is_control());
    }
    ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

/// The named entities that news is seen to use.
const ENTITIES: [(&str, char); 44] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("frac12", '½'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("aacute", 'á'),
    ("oacute", 'ó'),
    ("iacute", 'í'),
    ("uacute", 'ú'),
    ("ntilde", 'ñ'),
    ("ccedil", 'ç'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
];

/// Text as it grows: runs of space are one, and paragraphs are apart by an empty line.
#[derive(Default)]
struct Text {
    written: String,
    is_spaced: bool,
    is_apart: bool,
}

impl Text {
    fn add(&mut self, piece: &str) {
        for character in piece.chars() {
            if character.is_whitespace() {
                self.is_spaced = true;
                continue;
            }
            if std::mem::take(&mut self.is_apart) && !self.written.is_empty() {
                self.written.push_str("\n\n");
            } else if self.is_spaced && !self.written.is_empty() {
                self.written.push(' ');
            }
            self.is_spaced = false;
            self.written.push(character);
        }
    }

    fn part(&mut self) {
        self.is_apart = true;
    }

    fn finish(self) -> String {
        self.written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_out_of_its_marks() {
        for (html, text) in [
            ("Plain words.", "Plain words."),
            ("<p>One.</p>\n <p>Two,<br/>three.</p>", "One.\n\nTwo,\n\nthree."),
            ("a <b>b</b><i>c</i>  d", "a bc d"),
            ("<script>if (a</b) x()</script>after<STYLE>p{}</Style>.", "after."),
            ("<!-- no <p> -->yes<!-- never ends", "yes"),
            ("It is 3 < 4 &amp; 5 > 4", "It is 3 < 4 & 5 > 4"),
            ("&ldquo;Yes,&rdquo; she said&#8230; &#x201C;no&#x201d;", "“Yes,” she said… “no”"),
            ("AT&T, &unknown; &; &#xD800; &#0;", "AT&T, &unknown; &; &#xD800; &#0;"),
            ("x<img src=a alt='b'>y", "xy"),
            ("cut <a href=", "cut"),
            ("&", "&"),
            ("<", "<"),
            ("ö&ö;ö<ö", "ö&ö;ö<ö"),
            ("<script>never ends", ""),
            ("", ""),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }

    #[test]
    fn a_title_is_one_line_with_single_spaces() {
        assert_eq!(one_line(" Ferry<br/>sails <p>again</p>\n now "), "Ferry sails again now");
    }

    #[test]
    fn hostile_marks_take_no_time() {
        for piece in ["<", "&", "<script>", "</", "<!--", "<p>", "&amp", "<script></"] {
            assert!(plain(&piece.repeat(20_000)).len() <= 160_000);
        }
    }
}
