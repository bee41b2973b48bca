"""What the accessibility statement says.

Says what `tests/browser` tests and no more; a change there changes this text.
"""

STATUS = """
<p>Dit dashboard is gemaakt om te voldoen aan WCAG 2.2, niveau A en AA. Of het daaraan voldoet, is
niet door een onafhankelijke partij onderzocht. Deze verklaring zegt daarom alleen wat er is getest
en wat er nog niet goed gaat. Zij staat niet in het landelijke register van
toegankelijkheidsverklaringen; dat is aan de organisatie die dit dashboard aanbiedt.</p>
"""
TESTED = (
    "De schermen zijn met axe-core in de browser Chromium (Playwright) automatisch nagekeken op "
    "de regels van WCAG 2.2 A en AA die een programma kan nakijken, op een breed en op een smal "
    "venster (1280 en 390 pixels), de meeste ook met uitgeklapte onderdelen. Er zijn geen "
    "overtredingen gevonden. Een programma vindt maar een deel van wat er mis kan zijn.",
    "De presentatiestand is op dezelfde manier nagekeken op 1920 pixels breed, die van een "
    "maatregel ook op 1280 en 390 pixels.",
    "Het dossier van een maatregel, het zoekscherm en het meenemen van bestanden zijn ook "
    "nagekeken op 320 pixels breed, wat overeenkomt met 400% vergroting. De andere schermen zijn "
    "dat niet.",
    "Met het toetsenbord alleen zijn getest: de koppeling naar de inhoud, de zichtbare focus in "
    "het menu, de filters, de staven van de Kalender, openen van wat is ingeklapt, schuiven door "
    "brede tabellen, het bladeren door de dossiers, de presentatie, het meenemen van bestanden "
    "en het vastleggen van voortgang.",
    "Geen scherm hoeft zijwaarts te worden geschoven bij 1280 en 390 pixels breed. Brede tabellen "
    "schuiven binnen hun eigen kader.",
    "De taal van de pagina is Nederlands, elk scherm heeft een eigen titel en één kop van het "
    "hoogste niveau, en elke grafiek heeft een tekst die zegt wat erin staat.",
)
NOT_TESTED = (
    "Het dashboard is niet getest met schermlezers, spraakbediening of vergrotingssoftware.",
    "Het is niet getest door gebruikers met een beperking.",
    "Het is niet getest in andere browsers dan Chromium.",
    "De bestanden om mee te nemen (zoals pdf, docx en pptx) zijn niet met een schermlezer getest. "
    "Van de pdf is nagegaan dat zij zegt aan PDF/UA-1 en PDF/A-2a te voldoen en dat koppen, "
    "tabellen en teksten bij kaart en tijdlijn zijn gemarkeerd; niet dat zij aan alle eisen "
    "voldoet.",
)
KNOWN_LIMITS = (
    "De staven in de grafieken zijn niet met het toetsenbord te bereiken, behalve op Kalender "
    "en in de ketens van Plan A en B: daar met de pijltjes, en met Enter om er een te kiezen. Bij "
    "elke grafiek staat een tabel met dezelfde gegevens; bij de kaart is dat de vorm tabel. In de "
    "tabellen van maatregelen leidt het nummer naar het dossier; in de tabellen van hoofdstuk 2 "
    "(scherm Sporen en schillen) staan geen maatregelen en dus ook geen koppelingen. In de "
    "presentatie staat bij de openingsgrafiek geen tabel.",
    "De blokken op de kaart zijn lager dan 24 pixels. Een klik neemt het blok dat er het dichtst "
    "bij ligt; de vorm tabel leidt naar elke regel.",
    "Op een smal venster passen de woorden en letters niet in elke staaf; de tabel heeft ze wel.",
    "Zonder JavaScript werkt het dashboard niet.",
)
