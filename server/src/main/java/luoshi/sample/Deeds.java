package luoshi.sample;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import luoshi.engine.calendar.Cadence;
import luoshi.sample.Facts.Origin;
import luoshi.sample.Owing.Owed;
import luoshi.sample.Rulebook.Duty;

/**
 * What people did about what they owe. Mostly they do it in time; some are late and make up for it; a few fall silent
 * for a while or hold a meeting instead. Since a piece fills the oldest gap first, silence lasts until somebody makes up.
 */
final class Deeds {
    /** Shares of a person's cells, before the unit's own factor. */
    private static final double LATE = 0.040;

    private static final double SILENT = 0.008;
    private static final double FRESH_DEBT = 0.014;
    private static final double FRESH_WEAK = 0.055;

    private final Window window;
    private final Owing owing;
    private final Facts facts;
    private final Person confirming;

    Deeds(Window window, Owing owing, Facts facts, Person confirming) {
        this.window = window;
        this.owing = owing;
        this.facts = facts;
        this.confirming = confirming;
    }

    void of(Person person, Duty duty) {
        var owed = owing.of(person, duty);
        if (owed.isEmpty()) {
            return;
        }
        var random = Window.random(6, person.id(), duty.id());
        switch (duty.cadence()) {
            case PER_SHIFT, PER_OCCASION -> events(person, duty, owed, random);
            case ONCE_PER_VERSION -> in(person, duty, owed.getFirst(), 1, random);
            case DAILY, WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY, KEY_TIME_STAGE ->
                periods(person, duty, owed, random);
        }
    }

    /** Some units are more careful than others. */
    private static double factor(Person person, int day) {
        return switch (Owing.unitOn(person, day).code()) {
            case "QS-4" -> 1.8;
            case "QS-0" -> 1.7;
            case "QS-1" -> 0.7;
            case "QS-2" -> 0.8;
            case "QS-5" -> 0.4;
            case "WJ-0", "WJ-1", "WJ-2", "WJ-3", "WJ-4", "WJ-5" -> 1.3;
            case "DT-0", "DT-1", "DT-2", "DT-3", "DT-4", "DT-5" -> 0.4;
            case "LH-0", "LH-1", "LH-2", "LH-3", "LH-4", "LH-5" -> 0.7;
            default -> 1.0;
        };
    }

    private void periods(Person person, Duty duty, List<Owed> owed, SplittableRandom random) {
        var silence = 0;
        var missed = 0;
        var meetings = false;
        for (var cell : owed) {
            if (cell.start() > window.present) {
                return;
            }
            var factor = factor(person, Math.min(cell.days().getFirst(), window.present));
            var open = cell.due() >= window.present;
            var fresh = !open && cell.late() >= window.present;
            var chance = random.nextDouble();
            var tardy = LATE + (fresh ? FRESH_DEBT + FRESH_WEAK : SILENT);
            if (silence > 0) {
                silence--;
                missed = duty.count();
                if (meetings) {
                    meet(person, duty, cell, random);
                }
                continue;
            }
            if (missed > 0) {
                in(person, duty, cell, missed, random);
                missed = 0;
            }
            if (fresh && chance < FRESH_DEBT * factor) {
                return;
            }
            if (fresh && chance < (FRESH_DEBT + FRESH_WEAK) * factor && Facts.weak(duty, random) != null) {
                meet(person, duty, cell, random);
                return;
            }
            if (open) {
                var elapsed = (double) (window.present - cell.start() + 1) / (cell.due() - cell.start() + 1);
                if (chance < elapsed * 0.9) {
                    in(person, duty, cell, duty.count(), random);
                }
            } else if (duty.cadence() == Cadence.DAILY ? chance < 0.004 * factor : chance < SILENT * factor) {
                silence = duty.cadence() == Cadence.DAILY ? 0 : 1 + random.nextInt(3);
                meetings = random.nextBoolean();
            } else if (duty.cadence() != Cadence.DAILY && chance < tardy * factor) {
                after(person, duty, cell, duty.count(), random);
            } else {
                in(person, duty, cell, duty.count(), random);
            }
        }
    }

    private void events(Person person, Duty duty, List<Owed> owed, SplittableRandom random) {
        for (var cell : owed) {
            if (cell.start() > window.present) {
                return;
            }
            var factor = factor(person, cell.start());
            var chance = random.nextDouble();
            if (cell.late() >= window.present && chance < 0.012 * factor) {
                continue;
            }
            if (chance < 0.022 * factor) {
                facts.add(
                        duty,
                        Owing.unitOn(person, cell.start()),
                        person,
                        window.at(cell.due() + 1, 540 + random.nextInt(40)),
                        Facts.strong(duty, random),
                        1,
                        false,
                        new Origin("HAND", null, person),
                        random);
            } else {
                event(person, duty, cell, random);
            }
        }
    }

    private void event(Person person, Duty duty, Owed cell, SplittableRandom random) {
        Instant at;
        Origin origin;
        if (cell.shift() != null) {
            at = cell.shift().end().minusSeconds(60L * (2 + random.nextInt(14)));
            var own = duty.posts().contains("DEP");
            origin = own
                    ? new Origin("HAND", null, person)
                    : new Origin("ROSTER", "shift/" + cell.shift().id() + "/" + duty.id(), confirming);
        } else if (cell.occasion() != null) {
            at = cell.occasion().at().plusSeconds(60L * (3 + random.nextInt(50)));
            origin = new Origin("IMPORT", "sample/" + cell.occasion().id() + "/" + duty.id(), confirming);
        } else {
            return;
        }
        var unit = Owing.unitOn(person, cell.start());
        facts.add(duty, unit, person, at, Facts.strong(duty, random), 1, false, origin, random);
    }

    /** Does it in time, on days of the period, with the shares by night, after hours and without notice. */
    private void in(Person person, Duty duty, Owed cell, int times, SplittableRandom random) {
        var days = cell.days().stream()
                .filter(day -> day <= cell.due() && day <= window.present)
                .toList();
        if (days.isEmpty()) {
            return;
        }
        var step = Math.max(1, days.size() / times);
        for (var i = 0; i < times; i++) {
            var night = i < Math.ceil(duty.night() * times);
            var off = i < Math.ceil(duty.offHours() * times);
            var day = days.get(Math.min(days.size() - 1, i * step + random.nextInt(step)));
            piece(person, duty, day, Facts.strong(duty, random), night, off, i, times, random);
        }
    }

    /** Makes up for it in the days after the due. */
    private void after(Person person, Duty duty, Owed cell, int times, SplittableRandom random) {
        var day = cell.due() + 1 + random.nextInt(3);
        for (var tries = 0;
                tries < 6 && day < cell.late() && !person.presentOn(Math.min(day, window.days - 1));
                tries++) {
            day++;
        }
        if (day <= cell.late() && day < window.present && person.presentOn(day)) {
            for (var i = 0; i < times; i++) {
                piece(person, duty, day, Facts.strong(duty, random), i == 0, true, i, times, random);
            }
        }
    }

    private void meet(Person person, Duty duty, Owed cell, SplittableRandom random) {
        var kind = Facts.weak(duty, random);
        var days = cell.days().stream()
                .filter(day -> day <= cell.due() && day <= window.present)
                .toList();
        if (kind != null && !days.isEmpty()) {
            for (var i = 0; i < duty.count(); i++) {
                piece(person, duty, days.get(random.nextInt(days.size())), kind, false, false, i, 1, random);
            }
        }
    }

    private void piece(
            Person person,
            Duty duty,
            int day,
            String kind,
            boolean night,
            boolean offHours,
            int position,
            int times,
            SplittableRandom random) {
        var unannounced = position < Math.ceil(duty.unannounced() * times);
        var at = window.at(day, minute(person, day, night, offHours, random));
        facts.add(
                duty,
                Owing.unitOn(person, day),
                person,
                at,
                kind,
                1,
                unannounced,
                new Origin("HAND", null, person),
                random);
    }

    private static int minute(Person person, int day, boolean night, boolean offHours, SplittableRandom random) {
        if (night) {
            return 1_325 + random.nextInt(100);
        }
        if (offHours) {
            return 1_090 + random.nextInt(180);
        }
        var shift = person.shifts.get(day);
        if (shift != null && shift.kind().equals("NIGHT")) {
            return 1_240 + random.nextInt(190);
        }
        return 530 + random.nextInt(500);
    }
}
