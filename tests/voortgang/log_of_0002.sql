BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE bericht (
	id INTEGER NOT NULL, 
	tijdstip DATETIME NOT NULL, 
	sleutel VARCHAR(100) NOT NULL, 
	status TEXT NOT NULL, 
	verwacht TEXT, 
	reden TEXT, 
	oorzaak TEXT, 
	gevolg TEXT, 
	bijsturing TEXT, 
	fase TEXT, 
	toelichting TEXT, 
	bewijs TEXT, 
	auteur TEXT NOT NULL, 
	account TEXT, 
	via TEXT NOT NULL, 
	corrigeert INTEGER, 
	vingerafdruk VARCHAR(64) NOT NULL, 
	kalender TEXT NOT NULL, 
	plaats INTEGER NOT NULL, 
	geldt INTEGER, 
	verwacht_uit INTEGER, 
	fase_uit INTEGER, 
	zegel VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(corrigeert) REFERENCES bericht (id), 
	FOREIGN KEY(vingerafdruk) REFERENCES rijtekst (vingerafdruk)
);
INSERT INTO "bericht" VALUES(1,'2026-01-05 09:00:00.000000','1.1.1/1/1/1','loopt','Q1 2027','capaciteit: twee vacatures',NULL,NULL,NULL,NULL,'é € 𝛑
regel 2',NULL,'J. de Vries',NULL,'opdrachtregel',NULL,'e640f5fcf28354c267de84deb7384b9f0ef03e7cf8d6cef4c42bd6024dd07a5f','proefkalender',1,1,1,NULL,'448319be5fc9ad1e3e31201f2485a1fe5ac7ec7e8e567b76bdded639e1a821bb');
INSERT INTO "bericht" VALUES(2,'2026-01-06 09:00:00.000000','1.1.1/1/2/1','vertraagd',NULL,NULL,'geen akkoord','later','extra overleg','concept',NULL,'https://voorbeeld.test/1','J. de Vries',NULL,'opdrachtregel',NULL,'84a7ff8e2d85168bf844db174b3f280fbe074324caa9d5678901ce426116f462','proefkalender',2,2,NULL,2,'20ba5444831e91152e92e4d3ab3b603ac70d29d23c44e56d689d5861ad647e79');
INSERT INTO "bericht" VALUES(3,'2026-01-07 09:00:00.000000','1.1.1/1/1/1','niet gestart',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'J. de Vries',NULL,'opdrachtregel',1,'e640f5fcf28354c267de84deb7384b9f0ef03e7cf8d6cef4c42bd6024dd07a5f','proefkalender',1,3,NULL,NULL,'205216f26d000d48900d6539436246c866cf24345e5aaa7d9c8aacf5c4648996');
INSERT INTO "bericht" VALUES(4,'2026-01-08 09:00:00.000000','1.1.1/1/1/1','afgerond',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'J. de Vries',NULL,'opdrachtregel',NULL,'e640f5fcf28354c267de84deb7384b9f0ef03e7cf8d6cef4c42bd6024dd07a5f','proefkalender',4,4,NULL,NULL,'2a674974fccd60fea2e553cfcee24b3c513cbc920d3126d9c306da4071104d3c');
INSERT INTO "bericht" VALUES(5,'2026-01-09 09:00:00.000000','1.1.1/1/1/1','ingetrokken',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'J. de Vries',NULL,'opdrachtregel',4,'e640f5fcf28354c267de84deb7384b9f0ef03e7cf8d6cef4c42bd6024dd07a5f','proefkalender',4,3,NULL,NULL,'29622414d8a118c10939bf15889ff0c8e0147e32fd36d5535a790f260579bd74');
INSERT INTO "bericht" VALUES(6,'2026-01-10 09:00:00.000000','1.1.2/2/0/0','vervallen',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'J. de Vries',NULL,'opdrachtregel',NULL,'209b840627704d6e6a4ca45d5b2df6c0bd8e1aecd84b417915c9d547a54a5997','proefkalender',6,6,NULL,NULL,'8e676dfbb50007cb21a4bacb21c5b7ad510541f01b6d90f4cbb3f6c1c4dcbaf6');
CREATE TABLE rijtekst (
	vingerafdruk VARCHAR(64) NOT NULL, 
	inhoud TEXT NOT NULL, 
	PRIMARY KEY (vingerafdruk)
);
INSERT INTO "rijtekst" VALUES('e640f5fcf28354c267de84deb7384b9f0ef03e7cf8d6cef4c42bd6024dd07a5f','{"keuze_tekst": "Op basis van het huidige klimaatscenario.", "maatregel_tekst": "Alle grondwateronttrekkingen worden in beeld gebracht.", "stap": "Provincies verzoeken tot uitwerking", "borging": "Bestuurlijke afspraken", "agendering": "Q4 2024"}');
INSERT INTO "rijtekst" VALUES('84a7ff8e2d85168bf844db174b3f280fbe074324caa9d5678901ce426116f462','{"keuze_tekst": "Op basis van het huidige klimaatscenario.", "maatregel_tekst": "Alle grondwateronttrekkingen worden in beeld gebracht.", "stap": "Provincies verzoeken tot uitwerking", "borging": "Regel in Bkl", "agendering": "Q4 2026"}');
INSERT INTO "rijtekst" VALUES('209b840627704d6e6a4ca45d5b2df6c0bd8e1aecd84b417915c9d547a54a5997','{"keuze_tekst": "Op basis van het huidige klimaatscenario.", "maatregel_tekst": "Alle grondwateronttrekkingen worden in beeld gebracht.", "stap": "Verkennen"}');
CREATE INDEX bericht_per_rij ON bericht (sleutel, id);
CREATE INDEX bericht_per_tijdstip ON bericht (tijdstip, id);
CREATE TRIGGER bericht_update BEFORE UPDATE ON bericht
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END;
CREATE TRIGGER bericht_delete BEFORE DELETE ON bericht
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END;
CREATE TRIGGER rijtekst_update BEFORE UPDATE ON rijtekst
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END;
CREATE TRIGGER rijtekst_delete BEFORE DELETE ON rijtekst
        BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END;
CREATE TRIGGER bericht_insert BEFORE INSERT ON bericht
    BEGIN
        SELECT RAISE(ABORT, 'het nummer is niet het volgende')
        WHERE NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM bericht);
        SELECT RAISE(ABORT, 'het tijdstip ligt voor dat van het vorige bericht')
        WHERE NEW.tijdstip < (SELECT tijdstip FROM bericht WHERE id = NEW.id - 1);
    END;
CREATE TRIGGER rijtekst_insert BEFORE INSERT ON rijtekst
    WHEN EXISTS (SELECT 1 FROM rijtekst WHERE vingerafdruk = NEW.vingerafdruk)
    BEGIN SELECT RAISE(ABORT, 'het logboek wordt alleen aangevuld'); END;
CREATE INDEX bericht_per_auteur ON bericht (auteur, id);
CREATE INDEX bericht_per_correctie ON bericht (corrigeert) WHERE corrigeert IS NOT NULL;
COMMIT;
