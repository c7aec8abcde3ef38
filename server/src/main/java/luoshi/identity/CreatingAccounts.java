package luoshi.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.ledger.Ledger;
import luoshi.organisation.People;
import luoshi.organisation.Person;
import luoshi.organisation.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts without a password; the one-time link that comes with it lets the person set one. */
@Component
class CreatingAccounts {
    private static final String TAKEN = """
            select exists (select from identity.account where username = :username or person_id = :person)
            """;
    private static final String ADD = """
            insert into identity.account (username, person_id, role, unit_id, display_name)
            values (:username, :person, :role, :unit, :name) on conflict do nothing returning id
            """;

    private final JdbcClient sql;
    private final Accounts accounts;
    private final People people;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    CreatingAccounts(JdbcClient sql, Accounts accounts, People people, Units units, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.people = people;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public AccountOutcome handle(CreateAccount command, Actor actor) {
        Permission.MANAGE_ACCOUNTS.require(actor, command.unitId());
        var today = LocalDate.now(clock);
        var person = people.byNumbers(List.of(command.number())).get(command.number());
        var unit = units.find(command.unitId(), today).orElseThrow();
        var faults = new ArrayList<>(AccountRules.faults(command.role(), person, unit));
        var name = person == null ? command.name() : person.name();
        if (!command.number().matches("[A-Za-z0-9._-]{3,32}")) {
            faults.add(Fault.of("number", "number-form"));
        }
        if (name.isBlank() || name.length() > 40) {
            faults.add(Fault.of("name", "name-missing"));
        }
        if (person != null && !person.servesOn(today)) {
            faults.add(Fault.of("number", "person-left", person.name(), String.valueOf(person.departed())));
        }
        if (!faults.isEmpty()) {
            return new AccountOutcome.Refused(faults);
        }
        var id = add(command, person, name);
        if (id == null) {
            return new AccountOutcome.Refused(List.of(Fault.of("number", "number-taken", command.number())));
        }
        var token = Links.issue(sql, id, command.number(), command.unitId(), OffsetDateTime.now(clock));
        ledger.append(new Ledger.Entry(
                "AccountCreated",
                "account",
                id,
                command.unitId(),
                person == null ? null : person.id(),
                Map.of("username", command.number(), "role", command.role().name())));
        return new AccountOutcome.Done(id, token);
    }

    private @Nullable Long add(CreateAccount command, @Nullable Person person, String name) {
        accounts.open(command.number());
        var taken = sql.sql(TAKEN)
                .param("username", command.number())
                .param("person", person == null ? null : person.id())
                .query(Boolean.class)
                .single();
        if (taken) {
            return null;
        }
        return sql.sql(ADD)
                .param("username", command.number())
                .param("person", person == null ? null : person.id())
                .param("role", command.role().name())
                .param("unit", command.unitId())
                .param("name", name)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
