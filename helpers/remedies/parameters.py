"""The parameters: every number that the model rests on.  Most of them are assumptions; change them and look again."""

from dataclasses import dataclass

from helpers.remedies.parameter import Parameter, Unit, check, parameter, parameters_of

MOST_REPORTS = 1_000_000  # one run then takes less than a minute
NO_RECORD = "No source gives it."


@dataclass(frozen=True)
class Parameters:
    """All numbers of a run; ValueError with the remedy for one that the model can't take.

    >>> Parameters(moderators=0)
    Traceback (most recent call last):
    ValueError: moderators is 0: nobody would read a report; give a whole number from 1 to 10,000 (moderators)
    """

    days: int = parameter(90, Unit.WHOLE_DAYS, 30, 180, "days that the model looks at", "We chose it.")
    reports_a_day: float = parameter(
        10, Unit.REPORTS, 3, 30, "channels that are reported for the first time",
        "10 a day were agreed; 166 in 27 days are 6.1 (our sum).", "S55 S8 S41",
    )  # fmt: skip
    lawful_share: float = parameter(
        0.1, Unit.SHARE, 0.02, 0.3, "share of reported channels that break no rule", NO_RECORD
    )
    already_reported: int = parameter(
        100, Unit.CHANNELS, 20, 500, "channels that were reported before the first day", NO_RECORD
    )
    inbox_hours: float = parameter(
        36, Unit.HOURS, 12, 96, "mean time until a report leaves the general inbox",
        "One or two days, says Durov of the time before.", "S37",
    )  # fmt: skip
    inbox_loss: float = parameter(
        0.3, Unit.SHARE, 0.05, 0.7, "share of reports that the general inbox loses",
        "E-mails were sent and not answered; how many were lost is not known.",
    )  # fmt: skip
    channel_hours: float = parameter(
        3, Unit.HOURS, 1, 12, "mean time in the direct channel", "Hours, says Durov [S37]; how many he does not say."
    )
    channel_loss: float = parameter(
        0.02, Unit.SHARE, 0, 0.1, "share of reports that the direct channel loses", NO_RECORD
    )
    moderators: int = parameter(
        2, Unit.MODERATORS, 1, 4, "moderators without the language, who read round the clock", NO_RECORD
    )
    reading_hours: float = parameter(2, Unit.HOURS, 0.5, 4, "mean time that one of them needs for a report", NO_RECORD)
    recall: float = parameter(0.7, Unit.SHARE, 0.4, 0.9, "share of rule-breaking channels that they remove", NO_RECORD)
    false_alarm: float = parameter(0.2, Unit.SHARE, 0.05, 0.4, "share of lawful channels that they remove", NO_RECORD)
    team: int = parameter(3, Unit.MODERATORS, 1, 6, "moderators who know language and culture", NO_RECORD)
    team_reading_hours: float = parameter(1, Unit.HOURS, 0.3, 2, "mean time that one of the team needs", NO_RECORD)
    team_recall: float = parameter(
        0.9, Unit.SHARE, 0.6, 0.99, "share of rule-breaking channels that the team removes", NO_RECORD
    )
    team_false_alarm: float = parameter(
        0.05, Unit.SHARE, 0.01, 0.2, "share of lawful channels that the team removes", NO_RECORD
    )
    return_share: float = parameter(
        0.5, Unit.RETURNING, 0.1, 0.9, "share of removed channels that come back",
        "Accounts regrow, says MEMRI [S87]; how many it does not say.",
    )  # fmt: skip
    return_days: float = parameter(3, Unit.DAYS, 0.5, 14, "mean time until a removed channel is back", NO_RECORD)
    found_days: float = parameter(
        14, Unit.DAYS_BETWEEN, 3, 60, "mean time until a channel that came back is reported",
        "Channels lived 14 days after the action of November 2019, 302 after the other.", "R1 R2",
    )  # fmt: skip
    again_days: float = parameter(
        30, Unit.DAYS_BETWEEN, 7, 90, "mean time until a lost or missed channel is reported again", NO_RECORD
    )
    readers: float = parameter(1_000, Unit.READERS, 100, 10_000, "readers of one channel on a day", NO_RECORD)
    appeal_days: float = parameter(
        7, Unit.DAYS, 1, 30, "time until a channel that was removed wrongly is back", NO_RECORD
    )
    web_share: float = parameter(
        0.2, Unit.SHARE, 0.05, 0.8, "share of the reading of reported channels that goes through web and links",
        "The ministry: radical groups use the web more than the app [S127]. No source gives a share.",
    )  # fmt: skip
    web_users: float = parameter(
        0.2, Unit.SHARE, 0.05, 0.8, "share of all use that goes through web and links",
        "The app went on. How many used the web version is not known.",
    )  # fmt: skip
    go_around: float = parameter(
        0.5, Unit.SHARE, 0.1, 0.9, "share of those people who go around the block",
        "About half, after a block of Instagram in China.", "S120",
    )  # fmt: skip
    users: float = parameter(
        3_000_000, Unit.USERS, 1_000_000, 9_000_000, "people in Indonesia who use Telegram on a day",
        "Several million users, says Durov [S26] [S49]; how many on a day he does not say.",
    )  # fmt: skip
    block_days: float = parameter(
        27, Unit.DAYS, 7, 60, "days that the block lasts", "From 14 July to 10 August 2017 (our sum).", "S7 S8 S9"
    )
    chance_without_block: float = parameter(
        0.02, Unit.CHANCE, 0, 0.5, "chance a day that the company sets up the direct channel, without a block",
        "By the ministry's account 472 days of e-mails brought none: then it is smaller. "
        "Whether they arrived is disputed.",
    )  # fmt: skip
    chance_with_block: float = parameter(
        0.02, Unit.CHANCE, 0, 0.5, "the same chance while the block is on",
        "Defenders: larger. Critics doubt it. One case can't show it, so both chances begin equal.",
    )  # fmt: skip

    def __post_init__(self) -> None:
        for one in parameters_of(self):
            check(one.name, one.value, one.unit)
        expected = self.most_reports()
        if expected > MOST_REPORTS:
            raise ValueError(
                f"that would be about {expected:,.0f} reports, and a run takes {MOST_REPORTS:,} at most: "
                "choose fewer days or fewer reports a day"
            )

    def table(self) -> tuple[Parameter, ...]:
        """Return each parameter with its meaning, unit, range, and source or the word "assumption"."""
        return parameters_of(self)

    def most_reports(self) -> float:
        """Return how many reports a run has at most, on average: channels, and each of them again and again."""
        channels = self.already_reported + self.reports_a_day * self.days
        loss, recall = max(self.inbox_loss, self.channel_loss), min(self.recall, self.team_recall)
        comes_again = loss + (1 - loss) * (1 - recall + recall * self.return_share)
        in_the_time = 1 + self.days / min(self.again_days, self.found_days)
        return channels * (in_the_time if comes_again == 1 else min(in_the_time, 1 / (1 - comes_again)))
