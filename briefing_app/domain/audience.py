"""Who may see what: the rule that decides what enters a document."""

from briefing_app.domain.choices import Diffusion

_WIDENING = tuple(Diffusion)


def allows(diffusion: Diffusion, audience: Diffusion) -> bool:
    """Whether an item of that diffusion may be shown to that audience."""
    return _WIDENING.index(diffusion) >= _WIDENING.index(audience)


def shown_to(audience: Diffusion) -> tuple[Diffusion, ...]:
    """The diffusions of everything that audience may see."""
    return _WIDENING[_WIDENING.index(audience) :]


def hidden_from(audience: Diffusion) -> tuple[Diffusion, ...]:
    """The diffusions of everything that must not reach that audience."""
    return _WIDENING[: _WIDENING.index(audience)]
