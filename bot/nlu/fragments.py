"""Messages that are little but names: 'and on groceries?', 'the credit card please'."""

from __future__ import annotations

import re
from typing import List, Sequence, Text, Tuple

Span = Tuple[int, int]

# What may stand beside the names of a message that goes on with a topic.
_FILLER = re.compile(
    r"\b(?:and|or|but|what|how|about|for|on|in|at|of|the|my|just|only|then|instead|same|again|please|with|from|to|over|under|above|below|more|less|than|ok|okay"
    r"|y|o|pero|que|tal|para|en|de|del|al|la|el|los|las|lo|mi|mis|solo|solamente|mas|menos|entonces|mismo|por|favor|con|a|cuanto|cuando|vale"
    r"|et|ou|mais|pour|sur|chez|au|aux|du|des|le|les|l|d|mon|ma|mes|juste|plus|moins|seulement|uniquement|alors|pareil|svp|avec|quid"
    r"|c|est|etait|qu|en|sinon|rien"
    r"|und|oder|aber|was|wie|ist|fur|furs|bei|beim|im|am|an|ans|auf|zu|zum|zur|der|die|das|den|dem|mein|meine|meinem|meinen|nur"
    r"|uber|unter|mehr|weniger|als|dann|bitte|mit|von|vom|war|s|es|denn|jetzt|so|sieht|aus|ists)\b"
)
# What may stand beside a name that was asked for. No question words: 'what is the debit card' asks back.
_BESIDE_AN_ANSWER = re.compile(
    r"\b(?:and|then|y|entonces|et|alors|und|dann|the|my|a|for|of|just|only|please|pls|plz|thanks|thank you|ok|okay"
    r"|yes|yeah|one|card|it s|that s|i think|oh|hm+|uh|um|erm?|sorry"
    r"|el|la|mi|de|del|es|solo|por favor|porfa|gracias|vale|si|pues|bueno|tarjeta|perdona?|perdone"
    r"|le|ma|celle|du|c est|seulement|juste|s il (?:vous|te) plait|svp|stp|merci|oui|carte|euh|pardon|desolee?"
    r"|die|der|meine|nur|bitte|danke|ja|das ist|es ist|karte|ah+m?|ach|entschuldigung)\b"
)
# Takes back what stands before it. A bare 'no' needs a pause: 'credit, no la de débito' denies what follows.
_TAKES_BACK = re.compile(
    r"\b(?:no(?=\s*[,.;:!]|\s+(?:sorry|wait|perdona?|perdone|mejor|digo)\b)|nope|nein|nee|non"
    r"|sorry|wait|actually|i mean|i meant|or rather|scratch that"
    r"|perdona?|perdone|digo|quiero decir|queria decir|me (?:refiero|referia) a|era"
    r"|mejor(?: dicho)?|me equivoque|me he equivocado"
    r"|pardon|desolee?|(?:ou )?plutot|je veux dire|je voulais dire|je parlais de|c etait|je me suis trompee?"
    r"|entschuldigung|quatsch|ich meine|ich meinte|(?:oder )?doch|lieber|besser gesagt|vielmehr)\b"
)


_NO = frozenset({"no", "not", "nope", "nein", "nicht", "nee", "non", "pas", "n", "t", "isn"})


def words_beside(folded: Text, names: Sequence[Span]) -> List[Text]:
    """Return the words that a fragment holds besides its names and fillers; none when it only goes on."""
    return re.findall(r"\w+", _FILLER.sub(" ", _without(folded, names)))


def only_answers(folded: Text, names: Sequence[Span]) -> bool:
    """Tell whether nothing is said but the name asked for, one taken back before it included.

    Args:
        folded: The whole message.
        names: Where names of the kind asked for stand, in order; only the last one is meant.
    """
    if not names or any(not taken_back(folded, *pair) for pair in zip(names, names[1:])):
        return False
    last = names[-1][0]
    before = _TAKES_BACK.sub(" ", _without(folded[:last], names[:-1]))
    return not re.search(r"\w", _BESIDE_AN_ANSWER.sub(" ", f"{before} | {folded[names[-1][1] :]}"))


def only_denies(folded: Text, names: Sequence[Span]) -> bool:
    """Tell whether nothing is said but that it is not the one named: 'la de débito no', 'not the debit card'."""
    left = re.findall(r"\w+", _BESIDE_AN_ANSWER.sub(" ", _without(folded, names)))
    return bool(names) and bool(left) and all(word in _NO for word in left)


def taken_back(folded: Text, earlier: Span, later: Span) -> bool:
    """Tell whether the customer says the later name instead of the earlier: 'debit, no sorry, credit'."""
    return bool(_TAKES_BACK.search(folded[earlier[1] : later[0]]))


def _without(folded: Text, names: Sequence[Span]) -> Text:
    for start, end in sorted(names, reverse=True):
        folded = f"{folded[:start]} {folded[end:]}"
    return folded
