"""Dictionary forms of English words, from the word and its part of speech."""

from __future__ import annotations

from functools import lru_cache

# Principal parts of irregular verbs: base, past, past participle (one form where they agree).
_VERB_PARTS = """
arise arose arisen|awake awoke awoken|bear bore borne born|beat beat beaten|become became become
begin began begun|bend bent|beset beset|bet bet|bid bid|bind bound|bite bit bitten|bleed bled
blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built
burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung
come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done|draw drew drawn
dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden
forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone
grind ground|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held
hurt hurt|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt|learn learnt
leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made|mean meant|meet met
mislead misled|misread misread|mistake mistook mistaken|overcome overcame overcome
overhear overheard|override overrode overridden|overrun overran overrun|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|plead pled|prove proven
put put|quit quit|read read|rebuild rebuilt|redraw redrew redrawn|repay repaid|reset reset
resell resold|retake retook retaken|rethink rethought|rewrite rewrote rewritten|rid rid
ride rode ridden|ring rang rung|rise rose risen|run ran run|saw sawn|say said|see saw seen
seek sought|sell sold|send sent|set set|sew sewn|shake shook shaken|shed shed|shine shone
shoot shot|show shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat
slay slew slain|sleep slept|slide slid|sling slung|slip slipped|slit slit|sow sown
speak spoke spoken|speed sped|spend spent|spill spilt|spin spun|spit spat|split split
spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung
strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swell swollen
swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought
throw threw thrown|thrust thrust|undercut undercut|undergo underwent undergone
understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|upset upset
wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung
write wrote written
"""

_SPECIAL = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "'m": "be", "’m": "be", "'re": "be", "’re": "be", "'s": "be", "’s": "be", "does": "do",
    "has": "have", "'ve": "have", "’ve": "have", "'d": "have", "’d": "have", "dying": "die",
    "lying": "lie", "tying": "tie", "vying": "vie", "died": "die", "lied": "lie", "tied": "tie",
    "vied": "vie", "belied": "belie", "vetoes": "veto", "focuses": "focus", "focused": "focus",
    "focusing": "focus", "owed": "owe", "owing": "owe", "owes": "owe", "added": "add",
    "adding": "add", "panicked": "panic", "panicking": "panic", "trafficked": "traffic",
    "trafficking": "traffic", "created": "create", "creating": "create", "combated": "combat",
    "combating": "combat", "dies": "die", "lies": "lie", "ties": "tie", "vies": "vie",
    "eyeing": "eye", "breathed": "breathe", "breathing": "breathe", "piloted": "pilot",
    "using": "use", "used": "use", "erred": "err", "skies": "sky", "skied": "ski",
}  # fmt: skip

_OTHER = {"n't": "not", "n’t": "not", "nt": "not", "'ll": "will", "’ll": "will", "wo": "will",
          "ca": "can", "'d": "would", "’d": "would", "an": "a"}  # fmt: skip

_NOUNS = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "lives": "life", "wives": "wife", "knives": "knife", "halves": "half", "thieves": "thief",
    "leaves": "leaf", "shelves": "shelf", "selves": "self", "wolves": "wolf", "loaves": "loaf",
    "crises": "crisis", "analyses": "analysis", "bases": "base", "axes": "axis", "oases": "oasis",
    "theses": "thesis", "hypotheses": "hypothesis", "criteria": "criterion", "series": "series",
    "species": "species", "news": "news", "gas": "gas", "gases": "gas", "buses": "bus",
    "means": "means", "headquarters": "headquarters", "barracks": "barracks", "ties": "tie",
    "movies": "movie", "pies": "pie", "lies": "lie", "geese": "goose", "mice": "mouse",
    "viruses": "virus", "campuses": "campus", "caches": "cache", "dies": "die",
    "aircrafts": "aircraft", "taliban": "taliban",
}  # fmt: skip

_VOWELS = frozenset("aeiouy")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LL = _listed(
    """
    cancell compell controll counsell dispell enroll expell fuell fulfill labell levell modell
    patroll propell quarrell rebell repell rivall shovell signall travell tunnell
    """
)
_NG_E = _listed(
    """
    arrang aveng challeng chang cring exchang hing infring interchang loung lung plung rang
    rearrang reveng scaveng
    """
)
# Stems that break the rule of the endings below, and stems that take an e without one.
_NO_E = _listed(
    """
    boycott ebb egg butt
    anchor author ballot blossom bottom censor combat control council coup debut develop dollar
    edit envelop error evil exit factor fathom favor format gallop gossip harbor honor labor limit
    maxim mirror monitor murmur orbit patrol pencil peril pilot pivot profit ransom scallop solid
    sponsor stencil sulphur tailor victim visit worship
    """
)
_YES_E = _listed(
    """
    adher aton bath besieg bit cit clon cloth compet complet condon contraven conven cop delet
    deplet dron elop excit exhal fad grop har hast hop ignit impal incit inhal interfer interven
    invit loath obsolet past persever phon postpon pronounc recit reconven requit reunit rewrit
    rop rul scal scop scor slop sooth ston tast telescop unit wast writ
    """
)
# Endings of one vowel and one consonant that take an e back.
_WITH_E = (
    "ab", "ib", "ob", "ub", "yb", "ad", "ed", "id", "od", "ud", "af", "ag", "eg", "ig", "og", "ug",
    "ak", "ik", "ok", "uk", "il", "ol", "ul", "yl", "am", "im", "om", "um", "in", "un", "ap", "ip",
    "up", "yp", "ar", "ir", "or", "ur", "yr", "at", "ot", "ut", "yt",
)  # fmt: skip


def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for parts in _VERB_PARTS.replace("\n", "|").split("|"):
        forms = parts.split()
        for form in forms[1:]:
            table.setdefault(form, forms[0])
    return table | _SPECIAL


_IRREGULAR = _irregular()


@lru_cache(maxsize=65536)
def lemma(lower: str, tag: str) -> str:
    """Dictionary form of a lower-case word ("withdrew", "VBD" -> "withdraw").

    Verbs and plural nouns are reduced, contractions spelled out ("n't" -> "not"); other words
    are returned as they are. A word with a hyphen is reduced in its last part only by rule.

    Args:
        lower: the word in lower case.
        tag: its Penn Treebank tag.

    Source:
        Rules of docs/method/syntax.md, section "Lemmas".
    """
    if tag in ("VBD", "VBN", "VBG", "VBZ", "VBP", "VB"):
        return _verb(lower, tag) or lower
    if tag in ("NNS", "NNPS"):
        return _noun(lower) or lower
    return _OTHER.get(lower, lower)


def _verb(lower: str, tag: str) -> str:
    known = _SPECIAL.get(lower) if tag in ("VB", "VBP") else _IRREGULAR.get(lower)
    if known:
        return known
    if tag == "VBZ":
        return _third_person(lower)
    if tag == "VBG" and lower.endswith("ing") and len(lower) > 4:
        return _restored(lower[:-3])
    if tag in ("VBD", "VBN") and lower.endswith("ed") and len(lower) > 3:
        if lower.endswith("ied"):
            return lower[:-3] + "y"
        return lower[:-1] if lower.endswith("eed") else _restored(lower[:-2])
    return lower


def _third_person(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _noun(lower: str) -> str:
    known = _NOUNS.get(lower)
    if known:
        return known
    if lower.endswith("men") and len(lower) > 4:
        return lower[:-3] + "man"
    if lower.endswith(("ss", "us", "is")):
        return lower
    return _third_person(lower)


def _restored(stem: str) -> str:
    """The base of a verb without its -ed or -ing: undouble a consonant or give an e back."""
    if stem in _YES_E or stem in _NG_E:
        return stem + "e"
    if stem in _NO_E or len(stem) < 2:
        return stem
    last, before = stem[-1], stem[-2]
    if last == before and last not in _VOWELS:
        if last == "l":
            return stem[:-1] if stem in _LL else stem
        return stem if last in "szf" or len(stem) < 4 else stem[:-1]
    if last in "vcu" or (last in "sz"):
        return stem + "e"
    if last == "g" and before in "rdl":
        return stem + "e"
    if last == "l" and before not in _VOWELS and before not in "rw":
        return stem + "e"
    if len(stem) == 2:
        return stem + "e" if before in _VOWELS and last not in _VOWELS | {"w", "x"} else stem
    third = stem[-3]
    double = third in _VOWELS and not (third == "u" and stem[-4:-3] == "q")
    if stem[-2:] in _WITH_E and (
        not double or (third in "iu" and stem.endswith(("iat", "uat", "uad", "uid")))
    ):
        return stem + "e"
    return stem
