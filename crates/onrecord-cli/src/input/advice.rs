//! What to say of an input that cannot be read, or was read otherwise than perhaps meant, with the
//! option or the deed that would mend it.

use std::path::Path;

use onrecord_read::{Aside, Fault, Loudness, ReadError, Remark};

use crate::report::{Complaint, Level};

/// What to say of an error.
pub(super) fn complaint(error: &ReadError) -> Complaint {
    let about = error.place.to_string();
    let complaint = Complaint::new(Path::new(&about), error.fault.to_string());
    match help(&error.fault) {
        Some(help) => complaint.help(help),
        None => complaint,
    }
}

/// What to say of a remark, and how loud.
pub(super) fn remark(remark: &Remark) -> (Level, Complaint) {
    let about = remark.place.to_string();
    let complaint = Complaint::new(Path::new(&about), remark.what.to_string());
    let help = match &remark.what {
        Aside::ReadAs(_) => Some("if that is wrong, name it with --encoding"),
        Aside::Replaced(_) => Some("try another --encoding"),
        Aside::Columns(_) => Some("if that is wrong, name them with --columns"),
        Aside::Date(_) => Some("write it as 2024-06-21 or 2024-06-21T08:30:00Z"),
        _ => None,
    };
    let level = match remark.what.loudness() {
        Loudness::Warning => Level::Warning,
        Loudness::Note => Level::Note,
    };
    (level, help.map_or(complaint.clone(), |help| complaint.help(help)))
}

fn help(fault: &Fault) -> Option<&'static str> {
    Some(match fault {
        Fault::Missing => "check the spelling, and that the folder is the right one",
        Fault::Forbidden => "change its permissions",
        Fault::FileTooLarge { .. } | Fault::StreamTooLarge(_) | Fault::ArticleTooLarge(_) => {
            "raise the limit with --max-bytes"
        }
        Fault::UnpacksTooFar(_) | Fault::Bomb(_) => "if it is sound, unpack it first",
        Fault::Foreign(_) => "save its text as a .txt file",
        Fault::Binary => "if it is text, name its encoding with --encoding",
        Fault::NoTextColumn(_) => "name it, as in --columns text=body",
        Fault::NoColumn { .. } => "check the spelling in --columns",
        Fault::NoStream => "save it as a file and name that",
        Fault::Feed(_) => "if it is something else, name it with --input-format",
        _ => return None,
    })
}
