//! What each kind of source is called, and whom it takes up again.

use super::{assert_names, speakers};
use crate::record::ActorKind;

#[test]
fn names_come_without_titles_and_descriptions() {
    assert_names(&[
        ("[Harbour engineer Isidro Palumbo] said {it sank}.", &["Isidro Palumbo"]),
        ("[Ms. Ewa Lis] said {it sank}.", &["Ewa Lis"]),
        ("[Brig. Gen. Tomasz Wrona] said {it sank}.", &["Tomasz Wrona"]),
        ("[Ali Hassan Qabbani, a shopkeeper in Basra,] said {it sank}.", &["Ali Hassan Qabbani"]),
        ("[The minister, Jadwiga Wrona,] said {it sank}.", &["Jadwiga Wrona"]),
        ("[Police spokesman Thabo Lekganyane] said {it sank}.", &["Thabo Lekganyane"]),
        ("[Her brother, Simón Arzola,] said {it sank}.", &["Simón Arzola"]),
        ("[Ludo van der Meulen] said {it sank}.", &["Ludo van der Meulen"]),
        ("[Yusuf bin Salem al-Tawil] said {it sank}.", &["Yusuf bin Salem al-Tawil"]),
        ("[Ana de la Peña Gil, 41,] said {it sank}.", &["Ana de la Peña Gil"]),
        ("[Mayor J. R. Whitlow Jr.] said {it sank}.", &["J. R. Whitlow Jr."]),
        ("[Engineer Pak Do-yun] said {it sank}.", &["Pak Do-yun"]),
        ("[Siobhan O'Dwyer-Nash] said {it sank}.", &["Siobhan O'Dwyer-Nash"]),
        ("[Ranger Odalys Pike] said {it sank}.", &["Odalys Pike"]),
        ("[Head of city transport office Rina Wulan] said {it sank}.", &["Rina Wulan"]),
        ("{It sank}, according to [parliamentary clerk Mihnea Stanca].", &["Mihnea Stanca"]),
        ("[ZELDA MARSH]: {It sank}.", &["Zelda Marsh"]),
        ("[Mayor Ana Lubo, who took office in May,] said {it sank}.", &["Ana Lubo"]),
        ("[the report's lead author, engineer Farida Milic,] said {it sank}.", &["Farida Milic"]),
    ]);
}

#[test]
fn states_go_by_their_short_name() {
    assert_names(&[
        ("[Nairobi] said {the park is open}.", &["Kenya"]),
        ("[The Kenyan government] said {the park is open}.", &["Kenya"]),
        ("[The government of Kenya] said {the park is open}.", &["Kenya"]),
        ("[Kenya's government] said {the park is open}.", &["Kenya"]),
        ("[The Kremlin] said {the park is open}.", &["Russia"]),
        ("[The United States] said {the park is open}.", &["United States"]),
        ("[The U.S.] said {the park is open}.", &["United States"]),
        ("[The US] said {the park is open}.", &["United States"]),
        ("[Downing Street] said {the park is open}.", &["United Kingdom"]),
        ("[Trinidad and Tobago] said {the park is open}.", &["Trinidad and Tobago"]),
        ("[Kenya's] claim {that the park is open}.", &["Kenya"]),
    ]);
}

#[test]
fn bodies_go_by_their_whole_name() {
    assert_names(&[
        ("[The Baltic Ferry Workers' Union] said {pay fell}.", &["Baltic Ferry Workers' Union"]),
        ("[the Ministry of Health] said {pay fell}.", &["Ministry of Health"]),
        ("[The Health and Safety Executive] said {pay fell}.", &["Health and Safety Executive"]),
        ("[The WHO] said {pay fell}.", &["World Health Organization"]),
        ("[The Harvest Movement] said {pay fell}.", &["Harvest Movement"]),
        ("[A report by the United Nations] said {pay fell}.", &["United Nations"]),
        ("[Radio Litoral] said {pay fell}.", &["Radio Litoral"]),
        ("[The West] said {pay fell}.", &["the West"]),
    ]);
}

#[test]
fn the_unnamed_keep_the_words_that_describe_them() {
    assert_names(&[
        ("[Residents] said {it sank}.", &["residents"]),
        ("[Two officials who spoke on condition of anonymity] said {it sank}.", &["two officials"]),
        ("[A police spokesman] said {it sank}.", &["a police spokesman"]),
        (
            "[A senior official of the water board] said {it sank}.",
            &["a senior official of the water board"],
        ),
        ("[Nepal's health minister] said {it sank}.", &["Nepal's health minister"]),
        ("[Palumbo's lawyer] said {it sank}.", &["Palumbo's lawyer"]),
        ("[The report] said {it sank}.", &["the report"]),
        ("[Police] said {it sank}.", &["police"]),
        ("[Someone] said {it sank}.", &["someone"]),
        ("[ENERGY MINISTRY]: {it sank}.", &["energy ministry"]),
    ]);
}

#[test]
fn joint_sources_are_several_speakers() {
    assert_names(&[
        ("[The United States and Norway] say {it sank}.", &["United States + Norway"]),
        ("{This} is denied by [Lima and Quito].", &["Peru + Ecuador"]),
        ("[Jane Rook and John Tarn] said {it sank}.", &["Jane Rook + John Tarn"]),
        ("[Peru, Chile and Bolivia] said {it sank}.", &["Peru + Chile + Bolivia"]),
        ("[Police and prosecutors] said {it sank}.", &["police + prosecutors"]),
        (
            "[Kenya and Uganda] said {it sank}. [They] added {that it rose}.",
            &["Kenya + Uganda", "Kenya + Uganda"],
        ),
        (
            "[The owner and the harbour police] argued. [Each] blamed {the other}.",
            &["the owner + the harbour police", "the owner + the harbour police"],
        ),
    ]);
}

#[test]
fn short_names_lead_to_the_whole_name() {
    assert_names(&[
        (
            "[Engineer Isidro Palumbo] said {it sank}. [Palumbo] blamed {the clay}.",
            &["Isidro Palumbo", "Isidro Palumbo"],
        ),
        (
            "[Tveit] said {it melts}. Sunniva Tveit, a glaciologist, has measured it.",
            &["Sunniva Tveit"],
        ),
        ("Jonas Weil sells boats. [Mr. Weil] said {it sank}.", &["Jonas Weil"]),
        (
            "[Pilar Arzola] said {it was hers}. [Simón Arzola] said {it was his}. [Ms. Arzola] sued \
          for {half}.",
            &["Pilar Arzola", "Simón Arzola", "Pilar Arzola"],
        ),
        (
            "[Kim Do-yun] said {it sank}. [Kim] wept, saying {it was new}.",
            &["Kim Do-yun", "Kim Do-yun"],
        ),
        (
            "[The Baltic Ferry Workers' Union] said {pay fell}. [The BFWU] will {strike}.",
            &["Baltic Ferry Workers' Union", "Baltic Ferry Workers' Union"],
        ),
        ("[Ines Paris] said {it sank}. [Paris] wept for {it}.", &["Ines Paris", "Ines Paris"]),
        (
            "[Adama Sow-Diallo] said {it sank}. [Sow-Diallo] had {doubts}.",
            &["Adama Sow-Diallo", "Adama Sow-Diallo"],
        ),
    ]);
}

#[test]
fn he_and_she_are_told_apart() {
    assert_names(&[
        (
            "[Judge Noor Halabi] told the clerk, Viktor Zanin, {that it was due}. [He] said {it was \
          lost}. [She] said {it was there}.",
            &["Noor Halabi", "Viktor Zanin", "Noor Halabi"],
        ),
        ("{\"It melts,\"} [she] said. Glaciologist Sunniva Tveit measures it.", &["Sunniva Tveit"]),
        (
            "[Thabo Moloi] said {it burned}. The mayor, Lerato Khumalo, came. [She] promised {help}.",
            &["Thabo Moloi", "Lerato Khumalo"],
        ),
        (
            "[A spokeswoman] met [a fisherman]. [She] said {it sank}.",
            &["a spokeswoman", "a fisherman", "a spokeswoman"],
        ),
        (
            "[Spokesman Rade Ilic] told the radio {[he] thought {it sank}}.",
            &["Rade Ilic", "Rade Ilic"],
        ),
        ("[King Osei II] spoke. {\"All is well,\"} [he] said.", &["Osei II", "Osei II"]),
        (
            "[Marisol Quenta] sells fruit. The queues are long, [she] says.",
            &["Marisol Quenta", "Marisol Quenta"],
        ),
        (
            "[The Governor, Ada Brandt,] and a driver met. [Her] hope is {peace}.",
            &["Ada Brandt", "Ada Brandt"],
        ),
    ]);
}

#[test]
fn it_is_a_body_and_never_a_mere_place() {
    assert_names(&[
        (
            "[The union] said {pay fell}. [It] called {the offer an insult}.",
            &["the union", "the union"],
        ),
        (
            "[Mona Vik] praised {the aid from Japan}. [It] hinted {at more}.",
            &["Mona Vik", "Mona Vik"],
        ),
        ("[The regulator] said {that [it] wants {a bolt}}.", &["the regulator", "the regulator"]),
        ("[Kenya] said {it rained}. [It] said {more would come}.", &["Kenya", "Kenya"]),
        (
            "[An undersecretary] said {visas may come}. [The remarks] suggested {a change}.",
            &["an undersecretary", "an undersecretary"],
        ),
    ]);
}

#[test]
fn descriptions_take_up_who_was_mentioned() {
    assert_names(&[
        (
            "[Police spokesman Thabo Moloi] said {it burned}. [The spokesman] added {more}.",
            &["Thabo Moloi", "Thabo Moloi"],
        ),
        (
            "[Ferry operator Jonas Weil] said {it sank}. [The 61-year-old] wept for {it}.",
            &["Jonas Weil", "Jonas Weil"],
        ),
        (
            "[The Ministry of Health] said {it spread}. [The ministry] gave {no figure}.",
            &["Ministry of Health", "Ministry of Health"],
        ),
        (
            "[The mayor of Keln] said {no}. [The mayor of Obst] said {yes}.",
            &["the mayor of Keln", "the mayor of Obst"],
        ),
        (
            "[The county clerk] withdrew {it}. {\"I was wrong,\"} [the clerk, Marlene Dufort,] wrote.",
            &["Marlene Dufort", "Marlene Dufort"],
        ),
        ("[A blogger] claimed {it}. [The blogger] now says {no}.", &["a blogger", "a blogger"]),
        (
            "[The finance ministry] said {no}. [The ministry] said {never}.",
            &["the finance ministry", "the finance ministry"],
        ),
        ("[A guard] said {no}. [A guard] said {yes}.", &["a guard", "a guard"]),
        (
            "[The foreign minister] spoke of {war}. [The finance minister] spoke of {debt}.",
            &["the foreign minister", "the finance minister"],
        ),
        (
            "[Three officials] said {no}. [These officials] had {doubts}.",
            &["three officials", "three officials"],
        ),
        (
            "The harbour board met. {It sank}, said [its director].",
            &["the harbour board's director"],
        ),
        (
            "[Kenya's trade minister] spoke of {tea}. [The government] expects {more}.",
            &["Kenya's trade minister", "Kenya"],
        ),
        (
            "[A spokesman for Hungary's rail operator] said {no}. [The operator] gave {no reason}.",
            &["a spokesman for Hungary's rail operator", "Hungary's rail operator"],
        ),
    ]);
}

#[test]
fn two_guards_without_a_name_are_two_actors() {
    let found = speakers("[A guard] said {no}. [A guard] said {yes}.");
    assert_ne!(found.sources[0].actors, found.sources[1].actors);
}

#[test]
fn who_is_whoever_stands_before() {
    assert_names(&[
        ("The engineer, [who] says {he was not asked}, has left.", &["the engineer"]),
        ("Vilma Roos, [who] fears {the worst}, has left.", &["Vilma Roos"]),
    ]);
}

#[test]
fn i_is_the_speaker_and_we_whom_he_speaks_for() {
    assert_names(&[
        ("{\"[I] thought {it sank},\"} [Ewa Lis] said.", &["Ewa Lis", "Ewa Lis"]),
        (
            "[Kenyan President Amani Odera] spoke. {\"[We] think {it is fair},\"} [he] said.",
            &["Amani Odera", "Kenya", "Amani Odera"],
        ),
        (
            "{\"[We] hope {for rain},\"} said [Bia Souza, a spokeswoman for the Growers' Union].",
            &["Growers' Union", "Bia Souza"],
        ),
        ("{\"[We] fear {frost},\"} said [Aldo Prim, a farmer].", &["Aldo Prim", "Aldo Prim"]),
        ("{\"[We] fear {frost},\"} the [growers] said.", &["growers", "growers"]),
        (
            "[Kenyan President Amani Odera] spoke. {\"If [someone] thinks {[we] hope {for rain}},\"} \
             [he] said, \"that is wrong.\"",
            &["Amani Odera", "someone", "Kenya", "Amani Odera"],
        ),
    ]);
}

#[test]
fn headlines_speak_of_those_below() {
    assert_names(&[
        (
            "[Palumbo] Blames {Soft Clay}\n\nKEELS, May 3 - [Harbour engineer Isidro Palumbo] blamed \
          {soft clay} on Monday for the loss.\n",
            &["Isidro Palumbo", "Isidro Palumbo"],
        ),
        (
            "[Minister] Denies {Sale of Island}\n\n[The lands minister] denied on Tuesday {that an \
          island was sold}.\n",
            &["the lands minister", "the lands minister"],
        ),
    ]);
}

#[test]
fn country_sector_role_and_kind_come_from_the_words() {
    let cases = [
        ("[A Brazilian senator] said {no}.", Some("BRA"), Some("LEG"), ActorKind::Person),
        ("[Élysée spokesman Rade Ilic] said {no}.", Some("FRA"), Some("GOV"), ActorKind::Person),
        ("[A spokesman for the ministry] said {no}.", None, Some("GOV"), ActorKind::Person),
        ("[The Pentagon] said {no}.", Some("USA"), Some("MIL"), ActorKind::State),
        ("[Rebels] said {no}.", None, Some("REB"), ActorKind::ArmedGroup),
        ("[Hamas] said {no}.", Some("PSE"), Some("REB"), ActorKind::ArmedGroup),
        ("[NATO] said {no}.", Some("IGO"), Some("MIL"), ActorKind::Bloc),
        ("[The militia] said {no}.", None, Some("PRM"), ActorKind::ArmedGroup),
        ("[Ewa Lis, a Polish nurse,] said {no}.", Some("POL"), Some("MED"), ActorKind::Person),
        ("[Prosecutors in Chile] said {no}.", Some("CHL"), Some("JUD"), ActorKind::Organisation),
        ("[A diplomat in Moscow] said {no}.", None, Some("GOV"), ActorKind::Person),
        ("[Ana Lubo] said {no}.", None, None, ActorKind::Person),
    ];
    for (article, country, sector, kind) in cases {
        let found = speakers(article);
        let actor = &found.actors[0];
        assert_eq!((actor.country, actor.sector, actor.kind), (country, sector, kind), "{article}");
    }
    let found = speakers("[Élysée spokesman Rade Ilic] said {no}.");
    assert_eq!(found.actors[0].role.as_deref(), Some("Élysée spokesman"));
}

#[test]
fn mentions_stand_in_order_and_actors_by_their_first() {
    let article =
        "[Palumbo] said {no}. [Vilma Roos] said {yes}. Isidro Palumbo left. [He] has {doubts}.";
    let (text, _) = super::marked(article);
    let found = speakers(article);
    let names: Vec<_> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Isidro Palumbo", "Vilma Roos"]);
    let words: Vec<_> = found.actors[0].mentions.iter().map(|one| one.span.of(&text)).collect();
    assert_eq!(words, ["Palumbo", "Isidro Palumbo", "He"]);
}

#[test]
fn we_is_the_group_that_somebody_is_introduced_with() {
    assert_names(&[
        (
            "The nurses refused the offer. {“[We] are tired,”} [Ana Roe] said.",
            &["the nurses", "Ana Roe"],
        ),
        (
            "Ana Roe met the nurses. The nurses left. {“[We] are tired,”} [Roe] said.",
            &["Ana Roe", "Ana Roe"],
        ),
    ]);
}

#[test]
fn joint_nouns_take_up_the_states_that_were_named() {
    assert_names(&[
        ("Kenya met Uganda on Monday. [Both governments] said {they agreed}.", &["Kenya + Uganda"]),
        (
            "Kenya met Uganda on Monday. [The two countries] said {they agreed}.",
            &["Kenya + Uganda"],
        ),
    ]);
}
