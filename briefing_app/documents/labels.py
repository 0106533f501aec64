"""What documents say by themselves, in French and in English: one table for all of them."""

from typing import NamedTuple

from briefing_app.domain.choices import (
    Choice,
    CommitmentStatus,
    Firmness,
    Move,
    Outcome,
    ProposalKind,
    Stance,
    Verdict,
)


class Label(NamedTuple):
    fr: str
    en: str


class Plural(NamedTuple):
    """A noun that is counted."""

    fr: str
    fr_many: str
    en: str
    en_many: str


def every_label() -> list[str]:
    """All that documents say by themselves: it is nobody's secret."""
    fixed = [each for each in globals().values() if isinstance(each, Label | Plural)]
    return [*(text for each in fixed for text in each), *CHOICES.values()]


# Everywhere
NOT_GIVEN = Label("non renseigné", "not available")
INSIDE_ONLY = Label(
    "Document de travail du collectif – ne pas remettre",
    "Internal working paper – not for circulation",
)
INSTITUTION = Label("Institution", "Institution")
CONTENTS = Label("Sommaire", "Contents")
PARTICIPANTS = Label("Participants", "Participants")
BOTH_SIDES = Label("Participants des deux côtés", "Participants on both sides")
EXCUSED_M = Label("Excusé", "Apologies")
EXCUSED_F = Label("Excusée", "Apologies")
MEASURE = Label("mesure", "measure")
MEASURES = Label("mesures", "measures")
ACRONYM = Label("Sigle", "Acronym")
ACRONYMS = Label("Sigles", "Acronyms")
MEANING = Label("Signification", "Meaning")
DAYS = Plural("jour", "jours", "day", "days")

# Engagements, wherever they stand
COMMITMENT = Label("Engagement", "Commitment")
DUE = Label("Échéance", "Deadline")
STATE = Label("État", "Status")
LATEST_NEWS = Label("Dernière nouvelle", "Latest news")
TAKEN = Label("Pris", "Made")
BY = Label("par {name}", "by {name}")
ON = Label("le {day}", "on {day}")
LATE_BY = Label("en retard de {days}", "{days} overdue")
NO_DATE = Label("sans échéance", "no deadline given")
TO_ASK = Label("À demander : {request}", "To ask: {request}")
NEXT_START = Label("la date à laquelle le travail commence", "the date on which work begins")
NEXT_DATE = Label("la date à laquelle ce sera fait", "the date of completion")
NEXT_REST = Label("ce qui reste à faire, et pour quand", "what remains to be done, and by when")
NEXT_AGAIN = Label(
    "si l’engagement tient toujours, et pour quand",
    "whether the commitment still stands, and by when",
)

# Relevé d’engagements, liste de contrôle
RECORD = Label("relevé d’engagements", "record of commitments")
RECORD_LIST = Label("Détail des engagements", "Commitments in detail")
RECORD_TITLE = Label("Relevé d’engagements", "Record of commitments")
CHECKLIST = Label("liste de contrôle", "checklist")
CHECKLIST_TITLE = Label("Liste de contrôle des engagements", "Checklist of commitments")
SITUATION = Label("situation au {day}", "as of {day}")
MEETING_OF = Label("rencontre du {day}", "meeting of {day}")
COMMITMENTS = Plural("engagement", "engagements", "commitment", "commitments")
OVERDUE = Plural(
    "dont l’échéance est dépassée", "dont l’échéance est dépassée", "overdue", "overdue"
)
NOTHING_RECORDED = Label("Aucun engagement à suivre.", "No commitment to follow up.")
REFERENCE = Label("Réf.", "Ref.")
ANSWER_HEARD = Label("Réponse entendue", "Answer given")
TO_TICK = Label("Fait", "Done")
NO_THEME = Label("Autres sujets", "Other matters")

# Dossier de rencontre
DOSSIER = Label("dossier de rencontre", "briefing note")
ASKED = Label("Ce que nous demandons", "What we ask")
COLLECTIVE = Label("Le collectif", "The coalition")
MEMBERS = Label("Associations membres :", "Member organisations:")
CONTEXT = Label("Contexte", "Background")
SINCE = Label("Depuis notre dernière rencontre", "Since our last meeting")
SINCE_DAY = Label("Depuis notre rencontre du {day}", "Since our meeting of {day}")
NEW_CONSTATS = Label("Constats nouveaux", "New findings")
GONE_CONSTATS = Label("Ce que nous ne constatons plus", "No longer observed")
NEW_DEMANDS = Label("Demandes nouvelles", "New recommendations")
MET_DEMANDS = Label("Demandes satisfaites", "Recommendations met")
NOTHING_CHOSEN = Label(
    "Rien n’est encore choisi pour cette rencontre.", "Nothing has been chosen yet."
)
YOU_SAID = Label("Ce que vous nous aviez dit", "What you told us")
EARLIER_COMMITMENTS = Label(
    "Engagements pris lors des rencontres précédentes", "Commitments made at earlier meetings"
)
DATE = Label("Date", "Date")
WHERE_IT_STANDS = Label("Où en est-on", "Where it stands")
PROMISED_FOR = Label("promis depuis {days}", "promised {days} ago")
CONSTATS = Label("Constats", "Findings")
CONSTAT = Label("constat", "finding")
CONSTATS_NAMED = Label("constats", "findings")
RECOMMENDATIONS = Label("Recommandations", "Recommendations")
EVERYBODY = Label("toutes les victimes", "all victims")
EXPECTED = Label("Engagements attendus", "Commitments sought")
ANNEXES = Label("Annexes", "Annexes")
REPORTED_BY = Label("Signalé par {names}.", "Reported by {names}.")
AND = Label("et", "and")
MEETING_WITH = Label("Rencontre avec {name}", "Meeting with {name}")
MEETING_AT = Label("Rencontre – {name}", "Meeting – {name}")

# Courrier de suivi
DEAR_ALL = Label("Madame, Monsieur", "Dear Sir or Madam")
AFTER_MEETING = Label("suites de notre rencontre du {day}", "follow-up to our meeting of {day}")
AWAITED_COMMITMENTS = Label("engagements en attente de suites", "commitments awaiting follow-up")
PLACE_AND_DAY = Label("{place}, le {day}", "{place}, {day}")
OBJECT = Label("Objet", "Subject")
THANKS = Label(
    "Nous vous remercions d’avoir reçu notre délégation le {day}. Les échanges ont été précis et"
    " nous permettent de reprendre avec vous, point par point, ce qui y a été dit.",
    "We are grateful to you for receiving our delegation on {day}. The discussion was detailed and"
    " enables us to take up with you, point by point, what was said.",
)
BEFORE_MEETING = Label(
    "Dans la perspective de notre rencontre du {day}, nous souhaitons revenir vers vous sur les"
    " engagements pris lors de nos échanges précédents.",
    "Ahead of our meeting on {day}, we wish to revert to you on the commitments made in our earlier"
    " exchanges.",
)
NO_COMMITMENT = Label(
    "Aucun engagement n’a été enregistré à ce jour ; nous serions heureux de connaître les suites"
    " que vous envisagez.",
    "No commitment has been recorded to date; we would be glad to learn what you envisage.",
)
KEPT_SO_FAR = Label(
    "Nous tenons d’abord à saluer ce qui est acquis : {kept} à ce jour, parmi ceux que nous"
    " suivons avec vous.",
    "May we first acknowledge what has been achieved: {kept} settled to date, among those we"
    " follow with you.",
)
AWAITED_AFTER = Label(
    "Parmi ceux que vous avez bien voulu prendre, les suivants appellent encore une suite de"
    " votre part :",
    "Among the commitments you were kind enough to make, the following still call for action on"
    " your part:",
)
AWAITED_BEFORE = Label(
    "Les engagements suivants, pris au nom de l’institution que vous représentez, appellent encore"
    " une suite :",
    "The following commitments, made on behalf of the institution you represent, still call for"
    " action:",
)
OTHER_COMMITMENTS = Plural(
    "autre engagement", "autres engagements", "other commitment", "other commitments"
)
AND_OTHERS = Label(
    "Le relevé joint en compte {others}. Pour chacun, nous vous saurions gré de nous indiquer la"
    " date à laquelle il sera tenu.",
    "The enclosed record lists {others}. For each of them, we would be grateful to know the date"
    " by which it will be met.",
)
ASK_DATES = Label(
    "Pour chacun, nous vous saurions gré de nous indiquer la date à laquelle il sera tenu.",
    "For each of them, we would be grateful to know the date by which it will be met.",
)
DEMANDS = Plural("demande", "demandes", "recommendation", "recommendations")
ANSWERS_NOTED = Label(
    "Nous avons porté devant vous {demands}. Voici les positions que nous avons notées :"
    " {stances}. Le compte rendu en donne le détail ; merci de nous signaler toute inexactitude.",
    "We put {demands} to you. The positions we noted are: {stances}. The minutes give the details;"
    " please let us know of any inaccuracy.",
)
STILL_STUDIED = Label(
    "Certaines restaient à l’étude. Nous souhaiterions connaître le résultat de cet examen pour :",
    "Some were still under consideration. We would be glad to learn the outcome for:",
)
REPLY_BY = Label(
    "Nous vous serions très reconnaissants de bien vouloir nous répondre avant le {day}. Notre"
    " délégation reste à la disposition de vos services.",
    "We would be most grateful for your reply by {day}. Our delegation remains at the disposal of"
    " your services.",
)
ENCLOSED = Label("P.-J. : relevé d’engagements", "Encl.: record of commitments")
FAREWELL_HIGH = Label(
    "Nous vous prions d’agréer, {name}, l’expression de notre haute considération.",
    "Please accept the assurances of our highest consideration.",
)
FAREWELL = Label(
    "Nous vous prions d’agréer, {name}, l’expression de notre considération distinguée.",
    "Yours sincerely,",
)

# Compte rendu
MINUTES = Label("compte rendu", "minutes")
IN_SHORT = Label("L’essentiel", "In short")
TAKEN_THERE = Label("{commitments} pris en séance", "{commitments} made at the meeting")
WITH_DATE = Label("{taken}, dont {number} à échéance fixée", "{taken}, {number} with a deadline")
NEXT_DAY = Label("Prochaine date : {day} – {what}", "Next date: {day} – {what}")
PRESENT = Label("Personnes présentes", "Those present")
AGENDA = Label("Ordre du jour", "Agenda")
SYNTHESIS = Label("Synthèse", "Summary")
ANSWERS = Label("Réponses à nos demandes", "Answers to our recommendations")
DEMAND = Label("Demande", "Recommendation")
STANCE = Label("Position", "Position")
ANSWER = Label("Réponse entendue", "Answer given")
CARRIED_UNANSWERED = Label("Demandes restées sans réponse", "Recommendations left unanswered")
TAKEN_LIST = Label("Engagements pris", "Commitments made")
TAKEN_BY = Label("Pris par", "Made by")
FOLLOWED_BY = Label("suivi par {names}", "followed by {names}")
EXCHANGES = Label("Échanges", "Discussion")
REPLY_OF = Label("Réponse de {name}", "Reply from {name}")
UNNAMED = Label("Intervention", "Statement")
WHAT_FOLLOWS = Label("Ce qui suit", "What follows")
WHAT = Label("Ce qui est prévu", "What is planned")
WRITTEN_BY = Label(
    "Compte rendu établi par {name}, le {day}.", "Minutes drawn up by {name}, {day}."
)

# Plans: tableau des mesures et propositions, analyse
MEASURES_TABLE = Label("mesures et propositions", "measures and proposals")
MEASURES_TITLE = Label("Mesures et propositions", "Measures and proposals")
PLAN_SAYS = Label("Ce que prévoit le plan", "What the plan says")
WE_PROPOSE = Label("Ce que nous proposons", "What we propose")
NUMBERED_MEASURE = Label("Mesure {number} – {title}", "Measure {number} – {title}")
RESPONSIBLE = Label("Responsable", "Lead")
PARTNERS = Label("Partenaires", "Partners")
INSTRUMENT = Label("Instrument", "Instrument")
DEADLINE = Label("Échéance", "Deadline")
OLD_WORDS = Label("Texte du plan", "Text of the plan")
NEW_WORDS = Label("Rédaction proposée", "Proposed wording")
CARRIED_BY = Label("porté par {names}", "put forward by {names}")
NO_MEASURE = Label("Aucune mesure ne correspond à ce choix.", "No measure matches this choice.")
ANALYSIS = Label("analyse d’un plan", "analysis of a plan")
ANALYSIS_TITLE = Label("Analyse du plan, mesure par mesure", "Analysis of the plan, by measure")
READ = Plural("mesure lue", "mesures lues", "measure read", "measures read")
PROPOSED = Plural("proposition", "propositions", "proposal", "proposals")
HEARD = Label("Ce que nous saluons", "What we welcome")
MISSING = Label("Ce qui manque", "What is missing")
VANISHED = Label("Ce qui a disparu depuis « {version} »", "What was dropped since “{version}”")
COMPARED = Label("De « {before} » à « {now} »", "From “{before}” to “{now}”")
CHANGES_BETWEEN = Label("Ce qui change d’une version à l’autre", "Changes between the versions")
CHANGE = Label("Changement", "Change")
UNCHANGED = Plural(
    "mesure reste inchangée",
    "mesures restent inchangées",
    "measure unchanged",
    "measures unchanged",
)
NO_REMARK = Label("Sans observation de notre part : {measures}.", "No comment on {measures}.")
TITLE = Label("Intitulé", "Title")
TEXT = Label("Texte", "Text")
BY_MEASURE = Label("Mesure par mesure", "Measure by measure")
OTHER_CHAPTER = Label("Hors chapitre", "Outside the chapters")

# Note d’entretien
NOTE = Label("note d’entretien", "speaking note")
TO_OBTAIN = Label("À obtenir", "To obtain")
SPEAKS = Label("parole : {name}", "speaker: {name}")
ARGUMENT = Label("Argument et chiffre", "Argument and figure")
FIGURE = Label("À citer", "To quote")
OBJECTION = Label("Si l’on objecte", "If they object")
REPLY = Label("Répondre", "Answer")
QUESTIONS = Label("Questions à poser", "Questions to put")
ASK_ABOUT = Label("{ref}, {text} : {request} ?", "{ref}, {text}: {request}?")
NOT_TO_SAY = Label("Ce qu’il ne faut pas dire", "What not to say")
MORE_ASKS = Plural(
    "autre demande dans le dossier",
    "autres demandes dans le dossier",
    "further recommendation in the briefing note",
    "further recommendations in the briefing note",
)
MORE_THEMES = Plural(
    "autre thème dans le dossier",
    "autres thèmes dans le dossier",
    "further theme in the briefing note",
    "further themes in the briefing note",
)

# Dossier de plaidoyer
ADVOCACY = Label("dossier de plaidoyer", "advocacy paper")
OUR_CASE = Label("Nos constats et nos demandes", "Our findings and recommendations")
EVIDENCE = Label("Ce qui l’établit", "Evidence")
WE_ASK = Label("Nous demandons :", "We ask:")
OTHER_ASKS = Label("Nos demandes", "Our recommendations")
REPLIES = Label("Réponses", "Replies")
NUMBERED_COMMITMENT = Label("Engagement {ref}", "Commitment {ref}")
OTHER_PROMISES = Label("Autres engagements pris en séance", "Other commitments made")
SEE_REPLY = Label("Réponse de {name} : voir", "Reply from {name}: see")

CHOICES: dict[Choice, str] = {
    CommitmentStatus.A_SUIVRE: "to be followed up",
    CommitmentStatus.EN_COURS: "in progress",
    CommitmentStatus.TENU: "met",
    CommitmentStatus.TENU_EN_PARTIE: "partly met",
    CommitmentStatus.NON_TENU: "not met",
    CommitmentStatus.CADUC: "lapsed",
    Firmness.FERME: "firm",
    Firmness.CONDITIONNELLE: "conditional",
    Firmness.VAGUE: "vague",
    Stance.FAVORABLE: "favourable",
    Stance.RESERVEE: "reserved",
    Stance.DEFAVORABLE: "unfavourable",
    Stance.A_L_ETUDE: "under consideration",
    Stance.SANS_REPONSE: "no answer",
    Verdict.REALISEE: "implemented",
    Verdict.PARTIELLE: "partly implemented",
    Verdict.NON_REALISEE: "not implemented",
    Move.AJOUTEE: "added",
    Move.SUPPRIMEE: "removed",
    Move.DEPLACEE: "moved",
    Move.RENUMEROTEE: "renumbered",
    Move.REECRITE: "reworded",
    Move.REUNIE: "joins several measures",
    ProposalKind.REMARK: "comment",
    ProposalKind.ADDITION: "addition",
    ProposalKind.DELETION: "deletion",
    ProposalKind.REWORDING: "rewording",
    ProposalKind.NEW_MEASURE: "new measure",
    Outcome.PROPOSEE: "proposed",
    Outcome.RETENUE: "accepted",
    Outcome.RETENUE_EN_PARTIE: "partly accepted",
    Outcome.ECARTEE: "rejected",
    Outcome.DISPARUE: "dropped from the next version",
}
