"""What the tests share: one coder, and articles written for them."""

import pytest

import onrecord

HARBOUR = (
    "PORT AMARA, March 4 - The dock workers' union said on Monday that the operator had locked the "
    "gates and cut off the water. “Nobody was locked out,” said Lena Obrist, a lawyer for the "
    "operator 🌊. The operator denied the allegations.\n\n"
    "Police arrested two guards on Sunday, the mayor told reporters. He hoped that talks would "
    "resume."
)


@pytest.fixture(scope="session")
def coder() -> onrecord.Coder:
    return onrecord.Coder()


@pytest.fixture(scope="session")
def record(coder: onrecord.Coder) -> onrecord.Record:
    return coder.code(HARBOUR, published="2024-03-05", id="harbour", title="Gates <locked> & shut")


@pytest.fixture(scope="session")
def articles() -> list:
    """Rows with everything that can be told of an article, and others with the text only."""
    return [
        {
            "id": f"n{number}",
            "text": f"The mayor said {number} ferries would sail on Monday. Police arrested a guard.",
            "published": "2024-03-05",
            "url": None if number % 2 else f"https://example.org/{number}",
        }
        for number in range(5)
    ]
