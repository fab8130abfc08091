//! Codes of the record as it writes them: `armed-group`, `deny`.

use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

/// The code of a value.
pub(crate) fn written<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        // Codes are all written as strings; a test goes through them.
        _ => String::new(),
    }
}

/// The value of a code.
pub(crate) fn read<T: DeserializeOwned>(code: &str) -> Option<T> {
    let code: StrDeserializer<Error> = code.into_deserializer();
    <T as Deserialize>::deserialize(code).ok()
}

#[cfg(test)]
mod tests {
    use onrecord::record::{ActorKind, Stance, StatementKind};

    use super::*;

    #[test]
    fn codes_are_written_and_read_as_in_the_record() {
        assert_eq!(written(ActorKind::ArmedGroup), "armed-group");
        assert_eq!(read("armed-group"), Some(ActorKind::ArmedGroup));
        assert_eq!(read("mixed"), Some(StatementKind::Mixed));
        assert_eq!(read::<Stance>("rumour"), None);
        for (name, stance) in Stance::NAMES {
            assert_eq!((written(stance).as_str(), read(name)), (name, Some(stance)));
        }
    }
}
