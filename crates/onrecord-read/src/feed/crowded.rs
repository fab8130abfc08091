//! Tags with more attributes than any feed has use for.
//!
//! The parser compares each attribute of a tag with all before it, so a tag of some megabytes would
//! keep it busy for hours.

/// As many attributes may one tag have.
const MOST: usize = 500;

/// Whether a document in XML holds a tag that is crowded with attributes.
pub(super) fn is_crowded(document: &[u8]) -> bool {
    let is_xml = document.iter().find(|byte| b"<{".contains(byte)) == Some(&b'<');
    let mut xml = if is_xml { document } else { &[] };
    while let Some(start) = xml.iter().position(|byte| *byte == b'<') {
        xml = &xml[start..];
        let passed = [(&b"<!--"[..], &b"-->"[..]), (b"<![CDATA[", b"]]>")];
        if let Some((opening, closing)) = passed.into_iter().find(|(o, _)| xml.starts_with(o)) {
            xml = after(&xml[opening.len()..], closing);
            continue;
        }
        let (attributes, length) = tag(xml);
        if attributes > MOST {
            return true;
        }
        xml = &xml[length..];
    }
    false
}

/// How many attributes the tag at the start has, and how long it is.
fn tag(xml: &[u8]) -> (usize, usize) {
    let (mut attributes, mut quote) = (0, None);
    for (place, byte) in xml.iter().enumerate() {
        if let Some(open) = quote {
            quote = (open != byte).then_some(open);
            continue;
        }
        match byte {
            b'"' | b'\'' => quote = Some(byte),
            b'=' => attributes += 1,
            b'>' => return (attributes, place + 1),
            _ => {}
        }
    }
    (attributes, xml.len())
}

fn after<'a>(xml: &'a [u8], closing: &[u8]) -> &'a [u8] {
    let end = xml.windows(closing.len()).position(|window| window == closing);
    end.map_or(&[], |end| &xml[end + closing.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_crowded_by_its_own_attributes_only() {
        let many = |number: usize| " a='='".repeat(number);
        for (xml, expected) in [
            (format!("<a{}>", many(500)), false),
            (format!("<a{}/>", many(501)), true),
            (format!("<a{}", many(501)), true),
            (format!("<b x=\"{}\">", "=".repeat(900)), false),
            (format!("<!-- <a{}> --><b/>", many(501)), false),
            (format!("<![CDATA[<a{}>]]>", many(501)), false),
            (format!("<b>{}</b>", many(501)), false),
            ("<c x='1'>".repeat(900), false),
            (format!("{{\"a\": \"<a{}>\"}}", many(501)), false),
        ] {
            assert_eq!(is_crowded(xml.as_bytes()), expected, "{}", &xml[..8]);
        }
    }
}
