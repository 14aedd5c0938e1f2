"""An outcome: what a run of the model counted.  It says what would follow from assumptions, not what happened."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.remedies.switches import Switches

PROMISED_HOURS = 12  # "action within 12 hours", agreed on 10 August 2017 [S55]


@dataclass(frozen=True)
class Outcome:
    """The figures of one run: of the reports sent in the days that the model looks at, whenever they are decided.

    Exposure and user-days end with the last day.  A report is acted on when its channel is removed for good reason.
    Times are None where no report was acted on.
    """

    switches: Switches
    days: int  # that the model looked at
    reports: int  # sent, the repeated ones as well
    lost: int  # on the way
    missed: int  # judged, but the channel breaks a rule and stays
    removed: int  # channels that break a rule, each as often as it was removed
    wrong_removals: int  # of channels that break no rule
    hours_to_action: float | None  # from report to removal: half of them took less
    hours_to_action_p95: float | None  # 95 of 100 took less
    within_12_hours: float  # share of the reports of rule-breaking channels that were acted on so fast
    hours_waited: float  # mean time that a report waited for a moderator
    backlog: int  # reports that were neither lost nor decided when the last day ended
    channels: int  # that break a rule
    exposure_days: float  # days that such channels could be read, times the share of readers who still could
    user_days_block: float  # days that people who did nothing were kept from the web version and links
    user_days_wrong: float  # days that readers were kept from channels that were removed wrongly
    channel_opened_day: float | None  # when the direct channel opened, if it did

    @property
    def exposure_per_channel(self) -> float:
        """Days of exposure for each channel that breaks a rule."""
        return self.exposure_days / self.channels if self.channels else 0.0

    @property
    def user_days_lost(self) -> float:
        """User-days that bystanders lost, by the block and by wrong removals."""
        return self.user_days_block + self.user_days_wrong

    @property
    def days_without_channel(self) -> float:
        """Days until the direct channel opened; all of them if it never did."""
        return self.days if self.channel_opened_day is None else self.channel_opened_day

    def __str__(self) -> str:
        if self.hours_to_action is None:
            times = "no report was acted on"
        else:
            times = (
                f"half of the actions within {self.hours_to_action:.1f} h, 95% within {self.hours_to_action_p95:.1f} h"
            )
        return (
            f"{times}; {self.within_12_hours:.0%} of reports acted on within {PROMISED_HOURS} h; "
            f"{self.exposure_per_channel:.1f} days of exposure a channel; {self.wrong_removals:,} wrong removals; "
            f"backlog {self.backlog:,}; {self.user_days_lost:,.0f} user-days lost by bystanders"
        )


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the smallest of some sorted values that at least this share of them do not exceed; None for none."""
    return values[max(0, math.ceil(share * len(values)) - 1)] if values else None
