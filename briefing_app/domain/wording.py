"""The French words of fields and kinds, the same on every screen, in errors and in documents."""

FIELDS = {
    "address": "adresse",
    "addressed_to": "adressée à",
    "agenda": "ordre du jour",
    "annexes": "annexes",
    "answer": "réponse",
    "answers": "répond à",
    "argument": "argument",
    "ask": "demande",
    "asks": "engagements attendus",
    "audience": "destinataire",
    "audience_group": "public",
    "avoid": "à éviter",
    "by": "pris par",
    "carried": "portée aux rencontres",
    "chapter": "chapitre",
    "chapters": "chapitres",
    "cite_sources": "source citée à l’extérieur",
    "column": "colonne",
    "constat": "constat",
    "context": "contexte",
    "continues": "prolonge",
    "date": "date",
    "deadline": "échéance",
    "diffusion": "diffusion",
    "document": "document",
    "due": "échéance",
    "due_text": "échéance annoncée",
    "email": "courriel",
    "end": "fin",
    "evaluator_says": "avis de l’évaluateur",
    "evidence": "éléments de preuve",
    "excused": "excusé",
    "family": "famille",
    "figure": "chiffre",
    "fingerprint": "empreinte",
    "firmness": "fermeté",
    "function": "fonction",
    "heading": "titre",
    "imported": "importé le",
    "included": "retenu",
    "institution": "institution",
    "institutions": "institutions",
    "instrument": "instrument",
    "interlocutor": "interlocuteur",
    "item": "élément",
    "items": "contenu",
    "key": "clé",
    "keywords": "mots-clés",
    "kind": "nature",
    "label": "libellé",
    "language": "langue",
    "measure": "mesure",
    "measures": "mesures",
    "meeting": "rencontre",
    "name": "nom",
    "new": "nouvelle rédaction",
    "note": "note interne",
    "notes": "nouvelles",
    "number": "numéro",
    "numbering": "numérotation",
    "objection": "objection",
    "observed": "date d’observation",
    "old": "rédaction d’origine",
    "options": "options",
    "organisation": "organisation",
    "organisations": "associations",
    "outcome": "suite donnée",
    "owners": "suivi par",
    "page": "page",
    "parent": "demande principale",
    "participants": "participants",
    "partners": "partenaires",
    "passage": "passage",
    "period": "période",
    "person": "personne",
    "phone": "téléphone",
    "place": "lieu",
    "plan": "plan",
    "points": "points de la note",
    "position": "rang",
    "presentation": "présentation",
    "previous": "dossier précédent",
    "reason": "motif",
    "received": "reçu",
    "recommendations": "recommandations",
    "ref": "référence",
    "reply_by": "réponse attendue",
    "responsible": "responsable",
    "returns": "retours",
    "round": "tour",
    "rows": "lignes",
    "sections": "parties",
    "sent": "envoyé",
    "short": "sigle",
    "side": "côté",
    "signatory": "signataire",
    "size": "taille",
    "source": "provenance",
    "speaker": "intervenant",
    "stance": "position",
    "start": "début",
    "state": "état",
    "state_says": "ce qu’en dit l’État",
    "status": "état",
    "status_history": "états successifs",
    "succeeds": "succède à",
    "synthesis": "synthèse",
    "territory": "territoire",
    "text": "texte",
    "theme": "thème",
    "themes": "thèmes",
    "title": "titre",
    "typography": "typographie",
    "upcoming": "dates à venir",
    "validation": "validation",
    "value": "valeur",
    "verdict": "réalisation",
    "version": "version",
    "versions": "versions",
    "wording": "rédaction pour cette rencontre",
}

KINDS = {
    "collective": "collectif",
    "themes": "thème",
    "acronyms": "sigle",
    "organisations": "organisation",
    "people": "personne",
    "plans": "plan",
    "versions": "version",
    "measures": "mesure",
    "meetings": "rencontre",
    "constats": "constat",
    "recommendations": "recommandation",
    "proposals": "proposition",
    "commitments": "engagement",
    "interventions": "intervention",
    "dossiers": "dossier",
    "rounds": "tour de grille",
    "grids": "grille",
    "documents": "document source",
    "attachments": "fichier joint",
}
KIND_OF = {noun: kind for kind, noun in KINDS.items()}
_FEMININE = {
    "organisations",
    "people",
    "versions",
    "measures",
    "meetings",
    "recommendations",
    "proposals",
    "interventions",
    "grids",
}


def counted(kind: str, count: int) -> str:
    """« 3 constats », « 1 mesure »."""
    return f"{count} {plural(kind) if count > 1 else KINDS[kind]}"


def plural(kind: str) -> str:
    """« tours de grille », « fichiers joints »."""
    if kind == "attachments":
        return "fichiers joints"
    first, *rest = KINDS[kind].split(" ")
    return " ".join([f"{first}s", *rest])


def a(kind: str) -> str:
    """« un constat », « une mesure »."""
    return f"{'une' if kind in _FEMININE else 'un'} {KINDS[kind]}"


def new(kind: str) -> str:
    """« Nouveau constat », « Nouvel engagement », « Nouvelle rencontre »."""
    noun = KINDS[kind]
    word = "Nouvelle" if kind in _FEMININE else "Nouvel" if noun[0] in "aeé" else "Nouveau"
    return f"{word} {noun}"


def unknown(kind: str, key: str) -> str:
    """« thème inconnu « logment » »."""
    return f"{KINDS[kind]} inconnu{'e' if kind in _FEMININE else ''} « {key} »"
