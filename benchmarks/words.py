"""Made-up French of any length, the same at every run.

Some words are common and most are rare, as in any language: a vocabulary of a hundred words would
make every search and every resemblance either too easy or too hard.
"""

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

_COMMON = (
    "de la le les des du une en à dans pour par sur avec sans au aux qui que ne pas est sont sera"
    " victime plainte commissariat délai réflexion hébergement mineur titre séjour récépissé"
    " parquet enquête procédure association accompagnement formation police gendarmerie protection"
    " exploitation traite réseau accueil structure département convention référent interprète"
    " droits accès santé travail tribunal magistrat circulaire préfecture refus attente semaine"
    " mois année personne enfant femme homme jeune majeur famille pays origine"
).split()
_ROOTS = (
    "admin agré alert amén anal appar apti arbit asil assist audi autor avoc band barr bénéf budg"
    " cahi camp canton carcér cass centr certif chan chart chron cibl circul cit clar cod collect"
    " comm compét conc cond confid conjug consult contr corr coup cré crim cult débat décl défin"
    " délég démar départ dérog désign détect diagn diffus dilig disc divis doct domin donn doss"
    " dur échang écol édit effect élabor émerg encadr engag entend entrav épar équip err étab éval"
    " évol exam exclu exig expert expos fact fam féd fich fin fix fond form gar gest gloss grav"
    " habil harmon hiér homol ident impl incid indic inform inser instr interv invest jur légis"
    " lev lieu logis loy mand manif médi mend mesur minor miss mobil mod monit mutu nég norm not"
    " obl observ offr opér ordonn organ orient ouvr part patr pén percep perm plac plan polit port"
    " poursuit prat prév prior procur prog prom prot prud pub qualif rapp réad recens recrut réduc"
    " réf régl régul rel rempl renf renv répar répert repr rés respons ress restit réun révis risq"
    " saisi sanct sect sécur sens serv signal situ soc soll souti stat strat struct subv suiv surv"
    " synd techn témoign territ transm trib tut urg usag util val vict vigil viol vis vol vuln"
).split()
_ENDINGS = (
    "er é ée ation ements ité eur ure ance able al ale if ive ique isme iste age oire".split()
)
_WORDS = [*_COMMON, *(root + ending for ending in _ENDINGS for root in _ROOTS)]
_WEIGHTS = list(accumulate(1 / (rank + 8) for rank in range(len(_WORDS))))


def text(chance: random.Random, shortest: int = 60, longest: int = 120) -> str:
    count = chance.randint(shortest, longest)
    words = chance.choices(_WORDS, cum_weights=_WEIGHTS, k=count)
    sentences = [words[i : i + 14] for i in range(0, len(words), 14)]
    return " ".join(f"{' '.join(s).capitalize()}." for s in sentences)


def constats(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(count)
    themes = ("sejour", "mineurs", "hebergement", "justice", "asile", "formation")
    for number in range(count):
        yield {
            "key": f"c{number:06d}",
            "text": text(chance),
            "heading": text(chance, 6, 9),
            "themes": chance.sample(themes, 2),
            "organisations": [f"a{chance.randrange(25)}"],
            "territory": "Île-de-France",
            "diffusion": chance.choice(("interne", "collectif", "transmissible")),
        }
