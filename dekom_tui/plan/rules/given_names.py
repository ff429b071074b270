"""Names by which a text is seen to name a person: common given names and family names in Norway, Sami ones too.

Made for few false alarms, not to be complete.
"""

from __future__ import annotations

from typing import Final

_GIVEN: Final = """
Aase Agnieszka Aina Aksel Aleksander Alexander Ali Alma Amalie Amanda Amina Amund Anders Andrea Andreas Anette
Anita Ann Anna Anne Annika Are Arild Arne Arvid Asbjørn Aslak Astrid Aud Audun Aurora Beate Benjamin Bente
Berit Biret Birgit Birgitte Bjarne Bjørg Bjørnar Bodil Borghild Brit Britt Brynjar Børge Camilla Carina
Caroline Cathrine Cecilie Charlotte Christian Christina Christine Christoffer Daniel David Dina Ebba Edvard
Egil Eilif Einar Eirik Elin Elisabeth Elise Ella Elle Ellen Else Emil Emilie Emma Endre Erik Erlend Espen Eva
Even Evy Ewa Fatima Filip Finn Fredrik Frida Frode Geir Gerd Grete Grethe Gro Gudrun Gunn Gunnar Gunvor Guri
Guro Guttorm Haakon Halvard Halvor Hanna Hannah Hanne Hans Harald Hassan Hedda Hege Heidi Helen Helene Helga
Helge Henriette Henrik Herman Hilde Hildegunn Håkon Håvard Ibrahim Ida Inga Ingar Inge Ingeborg Inger Ingrid
Ingunn Ingvild Isabel Isak Ivar Iver Jakob Jan Jannicke Jeanette Jenny Jens Joakim Johan Johanna Johanne
Johannes John Jon Jonas Jonathan Jorunn Jostein Jovsset Julie Jørgen Jørn Jørund Kaia Kamilla Kari Karianne
Karin Karl Karoline Kasper Katarzyna Katrine Kenneth Ketil Kim Kine Kirsten Kjell Kjersti Kjetil Knut Konrad
Kristen Kristian Kristin Kristina Kristine Kristoffer Laila Lars Lasse Leah Leif Lena Lene Linda Line Linn
Linnea Lisbeth Lise Liv Live Louise Lucas Ludvig Lukas Láilá Lïlje Maahke Maajja Mads Magne Magnhild Magnus
Maja Malin Marcus Maren Mareno Margit Margrethe Mari Maria Mariann Marianne Marie Marit Marius Markus Marte
Marthe Martin Martine Mathea Mathias Mathilde Mats Merete Mette Michael Mikael Mikkel Mohamed Mohammad
Mohammed Mona Monica Morten Muhammad Máret Målfrid Nataliia Nicolai Niels Nihkolas Niillas Nikolai Nils Nina
Nora Oda Odd Oddbjørn Oddvar Ola Olaf Olav Ole Oleksandr Olena Olga Oliver Olivia Omar Oscar Oskar Paul Per
Pernille Peter Petter Pia Piotr Pål Ragnar Ragnhild Rakel Randi Rebecca Rebekka Reidar Reidun Rita Robert
Roger Rolf Ronny Roy Rune Ruth Sander Sara Sarah Sebastian Selma Sigrid Sigurd Silje Simen Sindre Siri Sissel
Siv Snorre Sofia Sofie Solfrid Solveig Stian Stig Stine Sunniva Svein Sverre Svitlana Synne Synnøve Sølvi
Tarjei Terje Thea Therese Thomas Thor Tina Tobias Tom Tomas Tomasz Tommy Tone Tonje Tor Torbjørn Tord Tore
Torgeir Torhild Torill Torstein Torunn Tove Trine Trond Trude Trygve Turid Ulrik Une Unni Vegard Vera Vibeke
Victoria Vidar Vigdis Viktor Wenche Yngve Yusuf Ánte Åge Åse Åshild Åsmund Øivind Ørjan Øystein Øyvind
"""

_UNSURE: Final = """
Are Elle Endre Even Finn Gro Hans Hege Helga Inge Jan Kim Kristen Line Liv Live Mona Odd Per Roy Rune Siri Siv
Stig Tom Tone Tor Tore
"""

_FAMILY: Final = """
Aas Aasen Ahmed Aune Bakke Bakken Berg Berge Berntsen Bjerke Brekke Bråten Dahl Dahle Eide Eriksen Fjeld Foss
Fossum Gjerde Gundersen Haga Hagen Hauge Haugen Haugland Holm Holmen Hussain Iversen Khan Knutsen Kowalski
Kvam Lie Lien Lund Lunde Moe Moen Myhre Myklebust Nguyen Nilsen Nordmann Ruud Rønning Sandvik Skoglund Solberg
Solheim Solli Steinfjell Strand Strøm Sæther Sætre Sørlie Tangen Tveit Viken Vold Wold Ødegård
"""

_TITLES: Final = """
rektor inspektør avdelingsleder teamleder lærer kontaktlærer ressurslærer faglærer spesialpedagog pedagog
assistent fagarbeider miljøterapeut helsesykepleier koordinator rådgiver logoped skolesjef oppvekstsjef
kommunalsjef ordfører elev eleven elevrådsleder tillitsvalgt verneombud fru herr
"""

_PLACES: Final = """
skole skolen skule skulen barneskole barneskule ungdomsskole ungdomsskule oppvekstsenter oppvekst videregående
vidaregåande vgs barnehage kommune fylkeskommune universitet høgskole høgskule høyskole senter senteret gate
gata vei veg plass minne pris prisen fond stiftelse hus bibliotek
"""

GIVEN: Final = frozenset(_GIVEN.split())
"""Given names."""

UNSURE: Final = frozenset(_UNSURE.split())
"""Those of them that are common words too: they count only beside a family name, or where a role should stand."""

FAMILY: Final = frozenset(_FAMILY.split())
"""Family names."""

FAMILY_ENDS: Final = ("ssen", "nsen", "rsen", "lsen", "dsen", "ksen", "tsen", "sson", "dottir", "datter")
"""How most other family names end that hardly any everyday word does."""

TITLES: Final = frozenset(_TITLES.split())
"""What people are, written before their name."""

PLACES: Final = frozenset(_PLACES.split())
"""What follows when a person's name is the name of a place («Olav Duun videregående skole»)."""
