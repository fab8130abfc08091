//! Records as JSON, as the library writes them.

pub(crate) use onrecord::json::{Told, line, pretty};

#[cfg(test)]
mod tests {
    use onrecord::record::Record;

    use super::*;
    use crate::output::sample::harbour;

    #[test]
    fn both_forms_read_back_to_the_same_record() {
        let (_, record) = harbour();
        assert_eq!(serde_json::from_str::<Record>(&pretty(&record).unwrap()).unwrap(), record);
        let line = line(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&line).unwrap(), record);
        assert!(!line.contains('\n'));
    }
}
