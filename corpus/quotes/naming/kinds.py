"""The words that tell what kind of organisation is spoken of, and what may be called so. Data."""

from __future__ import annotations

from corpus.quotes.naming import names
from corpus.text import fold

# What speaks for a place, a person or a matter: "the Kenyan government", "the Lind campaign".
OFFICES = names.word_set(
    """
    administration army assembly authority board cabinet campaign coastguard commission committee
    constabulary council court delegation department embassy force foundation government guard
    hospital house inquiry institute judiciary legislature military ministry mission navy office pac
    panel parliament party police presidency regime senate service taskforce team treasury tribunal
    university
    """
)
# What has a name of its own beside it: "the airline Norvane", "Norvane news agency".
BUSINESSES = names.word_set(
    """
    affiliate agency airline app band bank body brand broadcaster business carmaker carrier chain
    channel charity club company conglomerate consultancy corporation daily developer firm giant
    group insurer label lender magazine maker manufacturer movement network newspaper operator
    organisation organization outlet paper platform provider publisher regulator retailer site
    start-up startup station studio supermarket supplier tabloid tank think-tank union utility
    watchdog website weekly
    """
)
# Only as part of a name, or as a whole one: "the Treasury".
IN_NAMES = names.word_set(
    """
    academy agency airlines airways alliance association bureau caucus center centre chamber church
    coalition college commons confederation conference congress corp council electric embassy
    energy entertainment express federation fund gazette gmbh group guard herald holdings inc
    industries institution insurance international journal kremlin laboratory league llc ltd media
    motors news observatory organisation palace pentagon pharmaceuticals pictures plc post press
    radio records research reserve robotics school senate society software solutions street studios
    survey systems technologies telecom telegraph times treasury tribune trust tv union yard
    """
)
KINDS = OFFICES | BUSINESSES | IN_NAMES
# "A WHO report said": what is written speaks for who wrote it.
DOCUMENTS = names.word_set(
    """
    ad advisory analysis announcement assessment bulletin communique data estimate figures
    findings forecast paper poll post release report research review statement statistics study
    survey tweet website
    """
)
CLASSES: dict[str, frozenset[str]] = {
    word: group
    for group in map(
        names.word_set,
        (
            "airline airlines airways carrier",
            "bank lender",
            "university college school institution academy institute",
            "ministry department office",
            "police force constabulary",
            "government administration cabinet regime",
            "newspaper paper daily tabloid times post herald tribune gazette journal telegraph",
            "broadcaster channel network station radio tv",
            "agency",
            "court tribunal",
            "union federation confederation",
            "club team",
            "charity foundation trust",
            "think-tank tank institute centre center foundation",
            "council commission committee board panel body",
            "army military",
            "parliament congress senate assembly",
        ),
    )
    for word in group
}
"""For each word of a kind those that may be said of the same body."""
COMPANIES = names.word_set(
    """
    airline bank brand business carmaker carrier chain company conglomerate consultancy corporation
    developer firm giant insurer label lender maker manufacturer operator platform provider
    publisher retailer start-up startup studio supermarket supplier utility
    """
)
"""What a body is called that nothing else is known of, and that earns money."""
_PUBLIC = (OFFICES | IN_NAMES) - names.word_set(
    "airlines airways corp electric energy entertainment express gmbh group holdings inc "
    "industries insurance international llc ltd media motors news pharmaceuticals pictures plc "
    "records robotics software solutions studios systems technologies telecom"
)


def fits(kinds: frozenset[str], noun: str) -> bool:
    """Whether a body of these kinds may be called "the `noun`"."""
    if not kinds.isdisjoint(CLASSES.get(noun, frozenset()) | {noun}):
        return True
    return noun in COMPANIES and kinds.isdisjoint(_PUBLIC | {"state"})


def is_part_of_names(words: str) -> bool:
    """Whether these words only tell what a body is: "Energy", "Holdings plc"."""
    return all(fold(word).rstrip(".") in IN_NAMES and word[0].isupper() for word in words.split())
