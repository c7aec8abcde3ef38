package luoshi.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import luoshi.kernel.Role;
import luoshi.organisation.Person;
import luoshi.organisation.StaffKind;
import luoshi.organisation.Unit;
import luoshi.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/** Which role fits which person and unit (账号与角色): ranks do not lend themselves, and administrators are nobody's rank. */
final class AccountRules {
    private static final Set<UnitKind> STATIONS = Set.of(UnitKind.STATION, UnitKind.TEMPORARY);
    private static final Set<UnitKind> TEAMS = Set.of(UnitKind.TEAM, UnitKind.TEMPORARY);
    private static final Set<UnitKind> ABOVE =
            Set.of(UnitKind.DEPARTMENT, UnitKind.BUREAU, UnitKind.CITY, UnitKind.PROVINCE, UnitKind.MINISTRY);

    private AccountRules() {}

    /** What does not fit, by field; empty when everything does. */
    static List<Fault> faults(Role role, @Nullable Person person, Unit unit) {
        var faults = new ArrayList<Fault>();
        if (role.administers() && person != null) {
            faults.add(Fault.of("role", "role-admin-person"));
        }
        if (ofStaff(role) && person == null) {
            faults.add(Fault.of("number", "person-missing"));
        }
        if (person != null
                && !role.administers()
                && (person.staff() == StaffKind.AUXILIARY) != (role == Role.AUXILIARY)) {
            faults.add(Fault.of("role", person.staff() == StaffKind.AUXILIARY ? "role-auxiliary" : "role-officer"));
        }
        if (!fits(role, unit.kind())) {
            faults.add(Fault.of("unit", "unit-" + where(role)));
        }
        return faults;
    }

    /** Whether the role is one of a person on the roster. */
    private static boolean ofStaff(Role role) {
        return switch (role) {
            case CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER, OFFICER, AUXILIARY -> true;
            case INSPECTOR, GUIDANCE, ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> false;
        };
    }

    private static boolean fits(Role role, UnitKind kind) {
        return switch (where(role)) {
            case "station" -> STATIONS.contains(kind);
            case "team" -> TEAMS.contains(kind);
            case "department" -> kind == UnitKind.DEPARTMENT;
            case "above" -> ABOVE.contains(kind);
            default -> true;
        };
    }

    private static String where(Role role) {
        return switch (role) {
            case CHIEF, INSTRUCTOR, DEPUTY -> "station";
            case TEAM_LEADER -> "team";
            case INSPECTOR -> "above";
            case GUIDANCE -> "department";
            case OFFICER, AUXILIARY, ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> "any";
        };
    }
}
