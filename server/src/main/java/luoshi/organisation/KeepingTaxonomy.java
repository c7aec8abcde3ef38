package luoshi.organisation;

import java.util.List;
import java.util.Map;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.kernel.Stale;
import luoshi.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the taxonomy of work areas and the list of posts (工作领域和岗位的目录): data, the same for all units. */
@Component
class KeepingTaxonomy {
    private static final List<String[]> USUAL_AREAS = List.of(
            new String[] {"duty", "值班备勤", "Duty"},
            new String[] {"response", "接处警", "Incident response"},
            new String[] {"case", "执法办案", "Casework"},
            new String[] {"evidence", "涉案财物", "Property in evidence"},
            new String[] {"weapon", "枪支管理", "Weapons"},
            new String[] {"vehicle", "警车使用", "Vehicles"},
            new String[] {"community", "社区警务", "Community policing"},
            new String[] {"window", "窗口服务", "Public counter"},
            new String[] {"secrecy", "保密上网", "Secrecy and networks"},
            new String[] {"conduct", "警容内务", "Conduct and quarters"},
            new String[] {"petition", "信访投诉", "Complaints"},
            new String[] {"auxiliary", "辅警管理", "Auxiliaries"});
    private static final List<String[]> USUAL_POSTS = List.of(
            new String[] {"chief", "所长", "Station chief", "t"},
            new String[] {"instructor", "教导员", "Political instructor", "t"},
            new String[] {"deputy", "副所长", "Deputy chief", "t"},
            new String[] {"leader", "队长", "Team leader", "t"},
            new String[] {"vice-leader", "副队长", "Deputy team leader", "t"},
            new String[] {"community-officer", "社区民警", "Community officer", "f"},
            new String[] {"case-officer", "办案民警", "Case officer", "f"},
            new String[] {"patrol-officer", "巡逻民警", "Patrol officer", "f"},
            new String[] {"command-officer", "指挥民警", "Command room officer", "f"},
            new String[] {"counter-officer", "户籍民警", "Counter officer", "f"},
            new String[] {"office", "内勤", "Office", "f"},
            new String[] {"auxiliary", "辅警", "Auxiliary", "f"});

    private final Areas areas;
    private final Posts posts;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    KeepingTaxonomy(Areas areas, Posts posts, JdbcClient sql, Ledger ledger, ApplicationEventPublisher events) {
        this.areas = areas;
        this.posts = posts;
        this.sql = sql;
        this.ledger = ledger;
        this.events = events;
    }

    /** Add an area, or change the one with the id. */
    record KeepArea(
            @Nullable Long id,
            int version,
            String code,
            String name,
            String nameEn,
            int position,
            int intervalDays,
            boolean retired) {}

    /** Add a post, or change the one with the id. */
    record KeepPost(
            @Nullable Long id, int version, String code, String name, String nameEn, boolean leads, boolean retired) {}

    @Transactional
    public Outcome handle(KeepArea command, Actor actor) {
        Permission.MANAGE_TAXONOMY.require(actor);
        var against = new Against();
        named(command.code(), command.name(), command.nameEn(), against);
        against.when(
                areas.all().stream()
                        .anyMatch(other -> !Long.valueOf(other.id()).equals(command.id())
                                && other.code().equals(command.code())),
                "code",
                "unit-code-taken");
        if (!against.none()) {
            return against.refused();
        }
        var statement = command.id() == null
                ? sql.sql("""
                        insert into organisation.area (code, name, name_en, position, interval_days, retired)
                        values (:code, :name, :english, :position, :interval, :retired) returning id
                        """)
                : sql.sql("""
                        update organisation.area set code = :code, name = :name, name_en = :english, position = :position,
                            interval_days = :interval, retired = :retired, version = version + 1
                        where id = :id and version = :version returning id
                        """).param("id", command.id()).param("version", command.version());
        var id = statement
                .param("code", command.code())
                .param("name", command.name())
                .param("english", command.nameEn())
                .param("position", command.position())
                .param("interval", command.intervalDays())
                .param("retired", command.retired())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Stale("area", String.valueOf(command.id())));
        tell(command.id() == null ? "AreaAdded" : "AreaChanged", "organisation.area", id, command.name());
        return new Outcome.Done(id);
    }

    @Transactional
    public Outcome handle(KeepPost command, Actor actor) {
        Permission.MANAGE_TAXONOMY.require(actor);
        var against = new Against();
        named(command.code(), command.name(), command.nameEn(), against);
        against.when(
                posts.all().stream()
                        .anyMatch(other -> !Long.valueOf(other.id()).equals(command.id())
                                && other.code().equals(command.code())),
                "code",
                "unit-code-taken");
        if (!against.none()) {
            return against.refused();
        }
        var statement = command.id() == null
                ? sql.sql("""
                        insert into organisation.post (code, name, name_en, leads, retired)
                        values (:code, :name, :english, :leads, :retired) returning id
                        """)
                : sql.sql("""
                        update organisation.post set code = :code, name = :name, name_en = :english, leads = :leads,
                            retired = :retired, version = version + 1
                        where id = :id and version = :version returning id
                        """).param("id", command.id()).param("version", command.version());
        var id = statement
                .param("code", command.code())
                .param("name", command.name())
                .param("english", command.nameEn())
                .param("leads", command.leads())
                .param("retired", command.retired())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Stale("post", String.valueOf(command.id())));
        tell(command.id() == null ? "PostAdded" : "PostChanged", "organisation.post", id, command.name());
        return new Outcome.Done(id);
    }

    /** Adds the usual areas and posts of a station; what has the same code or name already stays as it is. */
    @Transactional
    public void addUsual(Actor actor) {
        Permission.MANAGE_TAXONOMY.require(actor);
        var position = 10;
        var added = 0;
        for (var area : USUAL_AREAS) {
            added += sql.sql("""
                            insert into organisation.area (code, name, name_en, position)
                            select :code, :name, :english, :position
                            where not exists (select from organisation.area where code = :code or name = :name)
                            """)
                    .param("code", area[0])
                    .param("name", area[1])
                    .param("english", area[2])
                    .param("position", position)
                    .update();
            position += 10;
        }
        for (var post : USUAL_POSTS) {
            added += sql.sql("""
                            insert into organisation.post (code, name, name_en, leads)
                            select :code, :name, :english, :leads
                            where not exists (select from organisation.post where code = :code or name = :name)
                            """)
                    .param("code", post[0])
                    .param("name", post[1])
                    .param("english", post[2])
                    .param("leads", post[3].equals("t"))
                    .update();
        }
        if (added > 0) {
            tell("TaxonomyFilled", "organisation.area", null, String.valueOf(added));
        }
    }

    private static void named(String code, String name, String nameEn, Against against) {
        against.when(name.isBlank(), "name", "name-empty")
                .when(name.length() > 40, "name", "name-long")
                .when(nameEn.length() > 60, "nameEn", "name-long")
                .when(!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,29}"), "code", "unit-code");
    }

    private void tell(String action, String entity, @Nullable Long id, String name) {
        var seq = ledger.append(new Ledger.Entry(action, entity, id, null, null, Map.of("name", name)));
        events.publishEvent(new OrganisationChanged(seq));
    }
}
