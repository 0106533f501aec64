"""Closed lists of values, each with the code kept in files and the French word shown on screens."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A code that is a string, and the word the coordinator reads for it."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def labelled(cls, label: str) -> Self:
        return next(member for member in cls if member.label == label)


def every_label() -> list[str]:
    """All the words of all the lists: what documents say by themselves."""
    return [member.label for choice in Choice.__subclasses__() for member in choice]


class Diffusion(Choice):
    """Who may see an item, from the closest circle to the widest."""

    INTERNE = "interne", "interne"
    COLLECTIF = "collectif", "collectif"
    TRANSMISSIBLE = "transmissible", "transmissible"


class ThemeFamily(Choice):
    THEME = "theme", "thème"
    FORME = "forme", "forme de traite"
    PUBLIC = "public", "public concerné"


class OrganisationKind(Choice):
    MEMBRE = "membre", "membre"
    PARTENAIRE = "partenaire", "partenaire"
    INSTITUTION = "institution", "institution"


class Verdict(Choice):
    REALISEE = "realisee", "réalisée"
    PARTIELLE = "partielle", "réalisée en partie"
    NON_REALISEE = "non_realisee", "non réalisée"


class MeetingKind(Choice):
    RENCONTRE = "rencontre", "rencontre"
    INTERNE = "interne", "réunion interne"
    GROUPE_DE_TRAVAIL = "groupe_de_travail", "groupe de travail"


class MeetingState(Choice):
    A_PREPARER = "a_preparer", "à préparer"
    TENUE = "tenue", "tenue"
    COMPTE_RENDU_ENVOYE = "compte_rendu_envoye", "compte rendu envoyé"


class Side(Choice):
    INSTITUTION = "institution", "institution"
    COLLECTIF = "collectif", "collectif"


class ConstatStatus(Choice):
    ACTUEL = "actuel", "actuel"
    RESOLU = "resolu", "résolu"
    ARCHIVE = "archive", "archivé"


class Validation(Choice):
    BROUILLON = "brouillon", "brouillon"
    PROPOSEE = "proposee", "proposé"
    VALIDEE = "validee", "validé"


class RecommendationStatus(Choice):
    A_PORTER = "a_porter", "à porter"
    PORTEE = "portee", "portée"
    ENTENDUE_EN_PARTIE = "entendue_en_partie", "entendue en partie"
    SATISFAITE = "satisfaite", "satisfaite"
    ABANDONNEE = "abandonnee", "abandonnée"


class Stance(Choice):
    FAVORABLE = "favorable", "favorable"
    RESERVEE = "reservee", "réservée"
    DEFAVORABLE = "defavorable", "défavorable"
    A_L_ETUDE = "a_l_etude", "à l’étude"
    SANS_REPONSE = "sans_reponse", "sans réponse"


class ProposalKind(Choice):
    REMARK = "remark", "remarque"
    ADDITION = "addition", "ajout"
    DELETION = "deletion", "suppression"
    REWORDING = "rewording", "reformulation"
    NEW_MEASURE = "new_measure", "mesure nouvelle"


class Outcome(Choice):
    PROPOSEE = "proposee", "proposée"
    RETENUE = "retenue", "retenue"
    RETENUE_EN_PARTIE = "retenue_en_partie", "retenue en partie"
    ECARTEE = "ecartee", "écartée"
    DISPARUE = "disparue", "disparue de la version suivante"


class Firmness(Choice):
    FERME = "ferme", "ferme"
    CONDITIONNELLE = "conditionnelle", "conditionnelle"
    VAGUE = "vague", "vague"


class CommitmentStatus(Choice):
    A_SUIVRE = "a_suivre", "à suivre"
    EN_COURS = "en_cours", "en cours"
    TENU = "tenu", "tenu"
    TENU_EN_PARTIE = "tenu_en_partie", "tenu en partie"
    NON_TENU = "non_tenu", "non tenu"
    CADUC = "caduc", "caduc"


class Numbering(Choice):
    CONTINUE = "continue", "continue dans le document"
    PAR_THEME = "par_theme", "par thème"
    DECIMALE = "decimale", "décimale, sur trois niveaux"


class Typography(Choice):
    """The usage of French printers, or of the European Union, which sets ; : ! ? « » unspaced.

    Both keep numbers, titles, n°, p. and art. with what follows. Quotes “ ” stay as typed.
    """

    FRANCE = "france", "France"
    EUROPE = "europe", "institutions européennes"


class Language(Choice):
    """Of the words that a document says by itself; what she wrote stays as she wrote it."""

    FRANCAIS = "fr", "français"
    ANGLAIS = "en", "anglais"


class Rewording(Choice):
    """How a sentence and its new wording are shown."""

    SIGNALEE = "signalee", "mots changés signalés"
    PROPRE = "propre", "rédaction proposée seule"
    REVISIONS = "revisions", "révisions à accepter dans Word"
    TABLEAU = "tableau", "tableau comparatif"


class Move(Choice):
    """What happened to a measure between two versions of a plan; several may happen to one."""

    AJOUTEE = "ajoutee", "ajoutée"
    SUPPRIMEE = "supprimee", "supprimée"
    DEPLACEE = "deplacee", "déplacée"
    RENUMEROTEE = "renumerotee", "renumérotée"
    REECRITE = "reecrite", "réécrite"
    REUNIE = "reunie", "réunit plusieurs mesures"


class DocumentKind(Choice):
    """The documents that the program makes; the code is the word of the command line."""

    DOSSIER = "dossier", "Dossier de rencontre"
    PLAIDOYER = "plaidoyer", "Dossier de plaidoyer"
    NOTE = "note", "Note d’entretien"
    MESURES = "mesures", "Tableau des mesures et propositions"
    ANALYSE = "analyse", "Analyse du plan"
    COMPTE_RENDU = "compte-rendu", "Compte rendu"
    ENGAGEMENTS = "engagements", "Relevé d’engagements"
    CHECKLIST = "checklist", "Liste de contrôle"
    COURRIER = "courrier", "Courrier de suivi"


class Option(Choice):
    """What a dossier may add, on request."""

    PAR_PUBLIC = "par_public", "recommandations par public"
    RENVOIS = "renvois", "constats auxquels répond chaque recommandation"


class Order(Choice):
    """How a list of engagements is sorted."""

    ECHEANCE = "echeance", "par échéance"
    INSTITUTION = "institution", "par institution"
    THEME = "theme", "par thème"
    REFERENCE = "reference", "par référence"


class Section(Choice):
    """The parts of a dossier de rencontre, in the order they stand in it."""

    DEMANDES = "demandes", "Ce que nous demandons"
    PARTICIPANTS = "participants", "Participants"
    COLLECTIF = "collectif", "Le collectif"
    CONTEXTE = "contexte", "Contexte"
    DEPUIS = "depuis", "Depuis notre dernière rencontre"
    ENGAGEMENTS = "engagements", "Ce que vous nous aviez dit"
    CONSTATS = "constats", "Constats"
    RECOMMANDATIONS = "recommandations", "Recommandations"
    ATTENDUS = "attendus", "Engagements attendus"
    ANNEXES = "annexes", "Annexes"
    SIGLES = "sigles", "Sigles"


class ItemKind(Choice):
    """The kinds that a dossier can put in order; the French words are read too."""

    CONSTAT = "constats", "constat"
    RECOMMANDATION = "recommendations", "recommandation"
    ENGAGEMENT = "commitments", "engagement"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        words = {"recommendation": "recommandation", "commitment": "engagement"}
        return next((m for m in cls if m.label == words.get(str(value), value)), None)
