"""Sentences in the meeting's languages: English is the id of a sentence, the catalogues hold the others."""

from meetingplan.language.catalogue import Words, remarks, translate, words

__all__ = ["Words", "remarks", "translate", "words"]
