"""Whose list is it, and what do its columns mean?"""

from pathlib import Path

import pytest

from checkin.errors.lists import (
    ListColumnUnknown,
    ListFieldTwice,
    ListFieldUnknown,
    ListPresetUnknown,
)
from checkin.importers import (
    FIELDS,
    PRESETS,
    ListFile,
    Mapping,
    mapped_by,
    preset_named,
    recognise,
    with_columns,
)
from checkin.importers.words import fold, table


def listed(*header: str, cells: list[tuple[str, ...]] | None = None) -> ListFile:
    rows = tuple(enumerate(cells or [("x",) * len(header)], 2))
    return ListFile(Path("list.csv"), "csv", (), "", header, rows)


def meant(*header: str, cells: list[tuple[str, ...]] | None = None) -> dict[str, str]:
    return recognise(listed(*header, cells=cells)).columns


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "Full name|Latin name|Honorific|Position|Organisation|Country|Delegation|Role|Language"
            "|E-mail|Phone|Photo|Alert|Notes|Status|Ticket|ID",
            "display_name latin_name honorific position organisation country delegation role"
            " language email phone photo alert notes status ticket list_id",
        ),
        (
            "Фамилия|Имя|ФИО латиницей|Обращение|Должность|Организация|Страна|Делегация|Роль|Язык"
            "|Эл. почта|Телефон|Фото|Внимание|Примечание|Статус|Билет|Рег. номер",
            "family_name given_name latin_name honorific position organisation country delegation"
            " role language email phone photo alert notes status ticket list_id",
        ),
        (
            "Тегі|Аты|Аты-жөні (латын)|Лауазымы|Ұйымы|Елі|Делегациясы|Рөлі|Тілі|Электрондық пошта"
            "|Телефон нөмірі|Сурет|Ескерту|Ескертпе|Мәртебесі|Тіркеу нөмірі",
            "family_name given_name latin_name position organisation country delegation role"
            " language email phone photo alert notes status list_id",
        ),
        (
            "Adı|Soyadı|Hitap|Görevi|Kurumu|Ülkesi|Heyet|Rolü|Dil|E-posta|Cep Telefonu|Fotoğraf"
            "|Uyarı|Notlar|Durum|Bilet No|Kayıt No",
            "given_name family_name honorific position organisation country delegation role"
            " language email phone photo alert notes status ticket list_id",
        ),
        ("İSİM SOYİSİM|ÜLKE|E-POSTA ADRESİ", "display_name country email"),
        ("Name *|E-mail:|Your country?", "display_name email"),
        ("ФИО / Full name|Страна / Country|Тегі / Фамилия", "display_name country family_name"),
        ("Фамилия, имя, отчество|Место работы", "display_name organisation"),
        ("Name (Latin)|Имя", "latin_name display_name"),
        ("Аты-жөні|Аты-жөні (ағылшынша)|Тілі", "display_name latin_name language"),
        ("Participant [EN]|Participant [RU]", "latin_name display_name"),
        ("姓名|国家|单位", "display_name country organisation"),
    ],
)
def test_headers_are_understood_in_many_languages(header: str, fields: str) -> None:
    columns = meant(*header.split("|"))
    assert list(columns.values()) == fields.split()


def test_a_name_beside_a_surname_is_the_given_name() -> None:
    assert meant("Имя", "Страна")["Имя"] == "display_name"
    assert meant("Фамилия", "Имя")["Имя"] == "given_name"
    assert meant("Name", "Surname")["Name"] == "given_name"


def test_a_title_is_what_its_cells_say() -> None:
    people = [("Anna", "Ms"), ("Boris", "H.E."), ("Clara", "Prof. Dr.")]
    assert meant("Name", "Title", cells=people)["Title"] == "honorific"
    jobs = [("Anna", "Director"), ("Boris", "Minister"), ("Clara", "Dr")]
    assert meant("Name", "Title", cells=jobs)["Title"] == "position"


def test_a_position_full_of_roles_is_the_role_where_there_is_no_other() -> None:
    roles = [("Anna", "Speaker"), ("Boris", "Волонтёр"), ("Clara", "Basın")]
    assert meant("Name", "Position", cells=roles)["Position"] == "role"
    both = [(*row, "x") for row in roles]
    assert meant("Name", "Position", "Role", cells=both)["Position"] == "position"


def test_a_running_number_is_no_id() -> None:
    assert "№" not in meant("№", "ФИО")
    assert "No." not in meant("No.", "Full name")


def test_of_two_columns_for_one_field_the_first_counts_and_tickets_may_be_many() -> None:
    columns = meant("Name", "E-mail", "Email", "Ticket", "Barcode")
    assert columns == {
        "Name": "display_name",
        "E-mail": "email",
        "Ticket": "ticket",
        "Barcode": "ticket",
    }


# Some columns of the check-in list as pretix writes them in these languages, and half translated.
PRETIX = [
    "Bestellnummer|Name Teilnehmer*in|Teilnehmer*innenname: Vorname|Teilnehmer*innenname: Nachname"
    "|Produkt|Eingecheckt|Secret|E-Mail|Telefonnummer|Firma|Gesperrt|Land",
    "Код заказа|Имя посетителя|Attendee name: Имя|Attendee name: Фамилия"
    "|Продукт|Checked in|Secret|Электронная почта|Номер телефона|Компания|Blocked|Страна",
    "Sipariş kodu|Katılımcı adı|Attendee name: Given name|Attendee name: Family name"
    "|Ürün|Kontrol edilmiş|Sır|E-posta|Phone number|Şirket|Blocked|Ülke",
    "Code de commande|Nom du participant|Nom du participant : Prénom"
    "|Nom du participant : Nom de famille"
    "|Produit|Enregistrement effectué|Secret|E-Mail|Numéro de téléphone|Entreprise|Bloqué|Pays",
    "رمز الطلب|اسم المشارك|اسم المشارك: الاسم الاول|اسم المشارك: اسم العائلة"
    "|المنتج|تم تسجيل الوصول|سري|البريد الإلكتروني|رقم الهاتف|الشركة|محجوب|البلد",
    "订单代码|观众姓名|观众姓名：给定名称|观众姓名：姓氏|产品|已签入|密钥|Email|电话号码|公司|Blocked|国家",
]


@pytest.mark.parametrize("header", PRETIX)
def test_pretix_is_recognised_in_the_language_of_who_exported(header: str) -> None:
    mapping = recognise(listed(*header.split("|")))
    assert mapping.preset == "pretix"
    fields = [mapping.columns.get(column, "") for column in header.split("|")]
    assert fields == [
        *("", "display_name", "given_name", "family_name", "role", "", "ticket"),
        *("email", "phone", "organisation", "blocked", "country"),
    ]


def test_pretix_asks_questions_of_its_own() -> None:
    header = ("Order code", "Attendee name", "Product", "Checked in", "Должность", "Price")
    assert recognise(listed(*header)).columns == {
        "Attendee name": "display_name",
        "Product": "role",
        "Должность": "position",
    }


def test_eventbrite_is_recognised_by_older_and_newer_headers() -> None:
    older = listed(
        *("Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Ticket Type"),
        *("Attendee #", "Order Type", "Attendee Status", "Job Title", "Company", "Barcode #"),
    )
    newer = listed(
        *("Order ID", "Attendee first name", "Attendee last name", "Attendee email", "Event name"),
        *("Event ID", "Ticket type", "Attendee #", "Barcode number", "Buyer email"),
    )
    for file in (older, newer):
        mapping = recognise(file)
        assert mapping.preset == "eventbrite"
        assert set(mapping.columns.values()) >= {
            *("given_name", "family_name", "email", "role", "list_id", "ticket")
        }


def test_a_preset_may_be_chosen_and_only_one_that_is_there() -> None:
    file = listed("ID", "Name", "Affiliation")
    assert recognise(file).preset == ""
    assert mapped_by(file, "indico").columns["Affiliation"] == "organisation"
    with pytest.raises(ListPresetUnknown, match="pretix, indico, eventbrite"):
        mapped_by(file, "zoho")


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_sound(name: str) -> None:
    preset = preset_named(name)
    assert set(preset["fields"]) <= set(FIELDS)
    assert preset["needs"] <= len(preset["recognised_by"])
    owner: dict[str, str] = {}
    for field, choices in preset["fields"].items():
        for word in (word for words in choices for word in words):
            assert fold(word), word
            assert owner.setdefault(fold(word), field) == field, f"{word} means two things"


def test_the_words_for_headers_are_sound() -> None:
    said = table("headers")
    assert set(said["fields"]) <= set(FIELDS)
    plain = {fold(word) for key in ("plain_name", "plain_title") for word in said[key]}
    owner: dict[str, str] = {}
    for field, words in said["fields"].items():
        for word in words:
            assert fold(word), word
            if fold(word) not in plain:
                assert owner.setdefault(fold(word), field) == field, f"{word} means two things"


def test_the_operator_may_say_otherwise() -> None:
    file = listed("Name", "E-mail", "Email", "Code")
    mapping = recognise(file)
    changed = with_columns(mapping, file, {"Email": "email", "Code": "ticket", "Name": ""})
    assert changed == Mapping("", {"Email": "email", "Code": "ticket"})
    assert mapping.columns == {"Name": "display_name", "E-mail": "email"}


def test_what_the_operator_says_must_make_sense() -> None:
    file = listed("Name", "Code", "Number")
    mapping = recognise(file)
    with pytest.raises(ListColumnUnknown, match=r"no column Nmae\. Its columns are: Name, Code"):
        with_columns(mapping, file, {"Nmae": "display_name"})
    with pytest.raises(ListFieldUnknown, match=r"cannot mean nickname\. It may mean: given_name"):
        with_columns(mapping, file, {"Name": "nickname"})
    with pytest.raises(ListFieldTwice, match="Code and Number cannot both mean list_id"):
        with_columns(mapping, file, {"Code": "list_id", "Number": "list_id"})
    assert with_columns(mapping, file, {"Code": "ticket", "Number": "ticket"}).columns == {
        "Name": "display_name",
        "Code": "ticket",
        "Number": "ticket",
    }
