"""The codes that the event heads tell apart, in the order of their classes.

Types, modes and contexts are those of the PLOVER manual (Open Event Data Alliance, 2021); statuses
and kinds of mention are the project's own (`corpus/GUIDELINES.md`), so are stances and
polarities. `export.py` writes the lists
beside the weights, so that the program need not keep the same order.
"""

MODES_OF = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives"
    " suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
TYPES = list(MODES_OF)
MODES = [(kind, mode) for kind, modes in MODES_OF.items() for mode in modes.split()]
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy"
    " pro_autocracy economic legal reparations human_rights rights_freedoms repression"
    " human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping"
    " health asylum migration disasters natural_resource environment technology terrorism cbrn"
    " cyber misinformation crime corruption illegal_drugs trafficking"
).split()
STATUSES = (
    "fact presupposed habitual disputed conditional hypothetical future negated unknown".split()
)
MENTIONS = "person group state place".split()
STANCES = "assert deny possibility conditional question hope belief intention demand".split()
POLARITIES = "positive negative mixed".split()

# Which kind of mention an actor's kind makes.
MENTION_OF = {
    "person": "person",
    "organisation": "group",
    "armed-group": "group",
    "social-group": "group",
    "state": "state",
    "bloc": "state",
}

# The PLV collection (Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot
# Political Relation Classification", ACL 2024) knows one type for two of the manual's.
PLV = {kind: [kind] for kind in TYPES if kind not in ("CONCEDE", "RETREAT")}
PLV["YIELD"] = ["CONCEDE", "RETREAT"]
