//! What a passage of the specification is about: which parts of its record are compared.

/// One part of a record that a passage may specify by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Who says what.
    Statements,
    /// Who appears, and which mentions are the same actor's.
    Actors,
    /// Who does what to whom.
    Events,
    /// Events with exactly the modes expected; elsewhere a mode may be left out.
    Modes,
    /// Which claims are denied, and by whom.
    Disputes,
    /// Expressions of time.
    Dates,
    /// Names of places, and the dateline.
    Places,
}

impl Aspect {
    pub(crate) const ALL: [Self; 7] = [
        Self::Statements,
        Self::Actors,
        Self::Events,
        Self::Modes,
        Self::Disputes,
        Self::Dates,
        Self::Places,
    ];

    /// Its name in the header `about`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Actors => "actors",
            Self::Events => "events",
            Self::Modes => "modes",
            Self::Disputes => "disputes",
            Self::Dates => "dates",
            Self::Places => "places",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.name() == name)
    }
}

/// The aspects of `about: events dates`; none where a name is unknown or stands twice.
pub(crate) fn read(value: &str) -> Option<Vec<Aspect>> {
    let mut about = Vec::new();
    for name in value.split_whitespace() {
        let aspect = Aspect::named(name)?;
        if about.contains(&aspect) {
            return None;
        }
        about.push(aspect);
    }
    Some(about)
}

/// The aspects as the header writes them; none where there is no such header.
pub(crate) fn write(about: &[Aspect]) -> Option<String> {
    let names: Vec<_> = about.iter().map(|aspect| aspect.name()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}
