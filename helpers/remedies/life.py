"""A report's life: it arrives, waits, is read by a moderator, is acted on or not, rightly or wrongly.

A discrete-event simulation on SimPy: time jumps from event to event.  A report takes three events (sent, delivered,
decided), each of which calls a method; a process of its own for each report would take three times as long.  Time
runs in hours.
"""

import collections
from typing import TYPE_CHECKING

from helpers.remedies.channel import Channel
from helpers.remedies.draws import SEED, Draws, exponential
from helpers.remedies.outcome import PROMISED_HOURS, Outcome, quantile
from helpers.remedies.parameters import Parameters
from helpers.remedies.switches import Switches

if TYPE_CHECKING:
    import simpy

DAY = 24.0  # hours
NEVER = float("inf")


def simulate(switches: Switches | None = None, parameters: Parameters | None = None, seed: int = SEED) -> Outcome:
    """Return what a run counts: same switches, parameters and seed, same figures, on every computer.

    Raises ValueError with the remedy for a seed that is no whole number.
    """
    return Life(switches or Switches(), parameters or Parameters(), seed).outcome()


class Life:
    """One run."""

    def __init__(self, switches: Switches, parameters: Parameters, seed: int) -> None:
        import simpy  # here: only a run needs it, and most cells that import this module make none

        p = self.parameters = parameters
        self.switches, self.draws = switches, Draws(seed)
        self.env = simpy.Environment()
        self.timeout = self.env.timeout
        self.end = p.days * DAY
        self.block_end = min(p.block_days * DAY, self.end) if switches.block else 0.0
        self.shut_out = p.web_share * (1 - p.go_around)  # the share of reading that a block of names keeps away
        self.inbox, self.direct = (p.inbox_loss, p.inbox_hours), (p.channel_loss, p.channel_hours)
        self.opens = 0.0 if switches.channel else self._day_of_pressure()
        knows = switches.moderators
        self.free = p.team if knows else p.moderators
        self.reading_hours = p.team_reading_hours if knows else p.reading_hours
        self.recall = p.team_recall if knows else p.recall
        self.false_alarm = p.team_false_alarm if knows else p.false_alarm
        self.waiting: collections.deque[Channel] = collections.deque()
        self.times: list[float] = []
        self.exposure = self.waited = self.user_hours_wrong = 0.0
        self.channels = self.reports = self.of_rule_breakers = 0
        self.lost = self.missed = self.removed = self.wrong = self.decided_in_time = 0
        self.env.process(self._arrivals())

    def outcome(self) -> Outcome:
        """Run until the last report is decided, and return the figures."""
        p = self.parameters
        self.env.run()
        times = sorted(self.times)
        read = self.reports - self.lost  # all that were not lost, by now
        fast = sum(hours <= PROMISED_HOURS for hours in times)
        return Outcome(
            switches=self.switches,
            days=p.days,
            reports=self.reports,
            lost=self.lost,
            missed=self.missed,
            removed=self.removed,
            wrong_removals=self.wrong,
            hours_to_action=quantile(times, 0.5),
            hours_to_action_p95=quantile(times, 0.95),
            within_12_hours=fast / self.of_rule_breakers if self.of_rule_breakers else 0.0,
            hours_waited=self.waited / read if read else 0.0,
            backlog=self.reports - self.lost - self.decided_in_time,
            channels=self.channels,
            exposure_days=self.exposure / DAY,
            user_days_block=p.users * p.web_users * (1 - p.go_around) * self.block_end / DAY,
            user_days_wrong=self.user_hours_wrong / DAY,
            channel_opened_day=self.opens / DAY if self.opens < self.end else None,
        )

    def _day_of_pressure(self) -> float:
        """Return the hour at which the company, if it can be pressed, sets up the direct channel."""
        p = self.parameters
        for day in range(p.days if self.switches.pressure else 0):
            chance = p.chance_with_block if day * DAY < self.block_end else p.chance_without_block
            if self.draws.opening() < chance:
                return (day + 1) * DAY
        return NEVER

    def _arrivals(self) -> "simpy.events.ProcessGenerator":
        """Report channels for the first time: those of the past at once, the others one by one."""
        p, env, gap, mean = self.parameters, self.env, self.draws.gap, DAY / self.parameters.reports_a_day
        for _ in range(p.already_reported):
            channel = self._new_channel(0.0, counts=False)
            if self.switches.removal:
                self._judge(channel, 0.0)
            else:
                self._send(channel, 0.0)
        while True:
            yield self.timeout(exponential(gap(), mean))
            now = env.now
            if now >= self.end:
                return
            self._send(self._new_channel(now, counts=True), now)

    def _new_channel(self, now: float, counts: bool) -> Channel:
        lawful = self.draws.kind() < self.parameters.lawful_share
        self.channels += not lawful
        return Channel(self.draws, lawful, now, counts)

    def _send(self, channel: Channel, now: float) -> None:
        channel.sent = now
        self.reports += 1
        self.of_rule_breakers += channel.counts and not channel.lawful
        loss, hours = self.direct if now >= self.opens else self.inbox
        if channel.loss < loss:
            self.lost += 1
            self._stays(channel, now)
        else:
            self.timeout(exponential(channel.delay, hours), channel).callbacks.append(self._deliver)

    def _send_again(self, event: "simpy.Timeout") -> None:
        self._send(event.value, self.env.now)

    def _deliver(self, event: "simpy.Timeout") -> None:
        channel, now = event.value, self.env.now
        channel.delivered = now
        if self.free:
            self.free -= 1
            self._read(channel, now)
        else:
            self.waiting.append(channel)

    def _read(self, channel: Channel, now: float) -> None:
        self.waited += now - channel.delivered
        hours = exponential(channel.reading, self.reading_hours)
        self.timeout(hours, channel).callbacks.append(self._decide)

    def _decide(self, event: "simpy.Timeout") -> None:
        channel, now = event.value, self.env.now
        if self.waiting:
            self._read(self.waiting.popleft(), now)
        else:
            self.free += 1
        self.decided_in_time += now <= self.end
        self._judge(channel, now)

    def _judge(self, channel: Channel, now: float) -> None:
        """Remove a channel or leave it, rightly or wrongly."""
        if channel.lawful:
            if channel.judging < self.false_alarm:
                self._remove_wrongly(now)
        elif channel.judging < self.recall:
            if channel.counts:
                self.times.append(now - channel.sent)
            self._remove(channel, now)
        else:
            self.missed += 1
            self._stays(channel, now)

    def _remove_wrongly(self, now: float) -> None:
        self.wrong += 1
        hours = min(self.parameters.appeal_days * DAY, max(0.0, self.end - now))
        self.user_hours_wrong += self.parameters.readers * hours

    def _remove(self, channel: Channel, now: float) -> None:
        """Remove a channel; it may come back, and then somebody finds and reports it once more."""
        self.removed += 1
        self._count_exposure(channel.up_since, now)
        if channel.returning < self.parameters.return_share:
            channel.up_since = back = now + exponential(channel.draw(), self.parameters.return_days * DAY)
            self._report_at(channel, now, back + exponential(channel.draw(), self.parameters.found_days * DAY))

    def _stays(self, channel: Channel, now: float) -> None:
        """Let a lost or missed channel be reported again later; one that breaks no rule is not."""
        if not channel.lawful:
            self._report_at(channel, now, now + exponential(channel.draw(), self.parameters.again_days * DAY))

    def _report_at(self, channel: Channel, now: float, hour: float) -> None:
        if hour < self.end:
            channel.draw_report()
            self.timeout(hour - now, channel).callbacks.append(self._send_again)
        else:
            self._count_exposure(channel.up_since, self.end)

    def _count_exposure(self, begin: float, until: float) -> None:
        """Count the hours that a channel was up, without those that the block of names kept from some readers."""
        if until > self.end:
            until = self.end
        if until > begin:
            self.exposure += until - begin
            if begin < self.block_end:
                self.exposure -= self.shut_out * (min(until, self.block_end) - begin)
