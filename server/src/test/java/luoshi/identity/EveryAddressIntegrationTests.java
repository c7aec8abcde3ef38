package luoshi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import luoshi.database.DatabaseAccess;
import luoshi.kernel.Role;
import luoshi.support.Browsing;
import luoshi.support.ServerTest;
import luoshi.support.SignIns;
import luoshi.support.VisibilityWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the program, whoever's it is and whenever it was added: no role and no input makes it fail, and what
 * belongs to the station next door is neither shown nor changed.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryAddressIntegrationTests {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^:}]+)(?::(?:[^{}]|\\{[^}]*})*)?}");

    /** Where an address speaks of a thing by its id: the table that has it. */
    private static final Map<String, String> THINGS = new TreeMap<>(Map.ofEntries(
            Map.entry("/accounts/", "identity.account"),
            Map.entry("/people/", "organisation.person"),
            Map.entry("/units/", "organisation.unit"),
            Map.entry("/roster/shifts/", "roster.shift"),
            Map.entry("/roster/swaps/", "roster.swap"),
            Map.entry("/roster/occasions/", "roster.occasion"),
            Map.entry("/rules/clauses/", "rule.clause"),
            Map.entry("/rules/sources/", "rule.source"),
            Map.entry("/rules/exclusions/", "rule.not_applicable"),
            Map.entry("/rules/exemptions/", "rule.exemption"),
            Map.entry("/checks/", "supervision.visit"),
            Map.entry("/checks/photos/", "supervision.photo"),
            Map.entry("/findings/", "supervision.finding"),
            Map.entry("/findings/withdrawals/", "supervision.withdrawal")));

    static {
        THINGS.put("/problems/", "rectification.problem");
        THINGS.putAll(Map.of(
                "/redress/statements/", "redress.statement",
                "/redress/objections/", "redress.objection",
                "/complaints/", "referral.complaint",
                "/referrals/", "referral.referral"));
    }

    /** Addresses that anybody may open, with or without an account. */
    private static final List<String> OPEN = List.of("/sign-in", "/error", "/account/link/");

    private static final List<String> STRANGE = List.of(
            "0", "-1", "999999999", "99999999999999999999999999", "abc", "1'--", "%00", "2026-99-99", "x".repeat(500));

    @LocalServerPort
    int port;

    @Autowired
    DatabaseAccess access;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private VisibilityWorld world;
    private final Map<Role, Browsing> visitors = new LinkedHashMap<>();

    @BeforeAll
    void signsInOneOfEachRole() {
        world = new VisibilityWorld(access);
        for (var actor : world.actors.values()) {
            if (!actor.name().equals("next door")) {
                visitors.computeIfAbsent(
                        actor.role(), role -> SignIns.visitor(port, access, role, actor.unitId(), null, role.name()));
            }
        }
    }

    @Test
    void answersEveryRoleOnEveryPageWithoutFailing() {
        var failed = new ArrayList<String>();
        for (var path : paths(RequestMethod.GET)) {
            for (var address : fillings(path)) {
                visitors.forEach((role, visitor) -> {
                    var status = visitor.get(address).statusCode();
                    if (status >= 500) {
                        failed.add(status + " GET " + address + " as " + role);
                    }
                });
            }
        }
        assertThat(paths(RequestMethod.GET)).hasSizeGreaterThan(20);
        assertThat(failed).isEmpty();
    }

    @Test
    void answersEmptyAndGarbledFormsWithoutFailing() {
        var failed = new ArrayList<String>();
        for (var path : paths(RequestMethod.POST)) {
            for (var address : fillings(path)) {
                for (var role : List.of(Role.CHIEF, Role.OFFICER, Role.SECURITY_ADMINISTRATOR)) {
                    for (var form : forms()) {
                        var status = post(visitors.get(role), address, form);
                        if (status >= 500) {
                            failed.add(status + " POST " + address + " "
                                    + form.keySet().size() + " fields as " + role);
                        }
                    }
                }
            }
        }
        assertThat(paths(RequestMethod.POST)).hasSizeGreaterThan(20);
        assertThat(failed).isEmpty();
    }

    @Test
    void showsAndChangesNothingOfTheStationNextDoor() {
        var leaked = new ArrayList<String>();
        var tried = 0;
        for (var thing : THINGS.entrySet()) {
            var foreign = world.keyOf(thing.getValue(), "c");
            for (var method : List.of(RequestMethod.GET, RequestMethod.POST)) {
                for (var path : paths(method)) {
                    if (!path.startsWith(thing.getKey() + "{")) {
                        continue;
                    }
                    var address = fill(path, foreign);
                    for (var role : List.of(Role.CHIEF, Role.TEAM_LEADER, Role.OFFICER, Role.GUIDANCE)) {
                        var status = method == RequestMethod.GET
                                ? visitors.get(role).get(address).statusCode()
                                : post(visitors.get(role), address, Map.of("version", "0"));
                        tried++;
                        // The department guides an area of that station: its rules and checks are open to it.
                        if (role == Role.GUIDANCE
                                && status == 200
                                && (thing.getKey().startsWith("/rules/")
                                        || thing.getKey().startsWith("/checks/"))) {
                            continue;
                        }
                        if (status != 403 && status != 404) {
                            leaked.add(status + " " + method + " " + address + " as " + role);
                        }
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
        assertThat(leaked).isEmpty();
    }

    private int post(Browsing visitor, String address, Map<String, String> form) {
        visitor.get("/account/password");
        return visitor.post(address, form).statusCode();
    }

    private static List<Map<String, String>> forms() {
        var garbled = new LinkedHashMap<String, String>();
        for (var field : List.of(
                "version", "id", "unit", "person", "area", "duty", "kind", "from", "to", "date", "day", "month",
                "starts", "ends", "reason", "name", "title", "code", "role", "number", "count", "cadence")) {
            garbled.put(field, "\u0000\ud83d\ude00' or 1=1 --" + "长".repeat(300));
        }
        return List.of(Map.of(), garbled);
    }

    /** The path with its variables as strange as they come; a path without any once as it is. */
    private static List<String> fillings(String path) {
        if (!path.contains("{")) {
            return List.of(path);
        }
        return STRANGE.stream()
                .map(value -> fill(path, value.replace("'", "%27")))
                .toList();
    }

    private static String fill(String path, String value) {
        return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(value));
    }

    private TreeSet<String> paths(RequestMethod method) {
        var paths = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            var methods = info.getMethodsCondition().getMethods();
            if (methods.contains(method)) {
                info.getPatternValues().stream()
                        .filter(path -> OPEN.stream().noneMatch(path::startsWith))
                        .forEach(paths::add);
            }
        });
        return paths;
    }
}
