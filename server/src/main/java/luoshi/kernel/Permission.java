package luoshi.kernel;

import static luoshi.kernel.Role.ADMINISTRATOR;
import static luoshi.kernel.Role.AUDIT_ADMINISTRATOR;
import static luoshi.kernel.Role.CHIEF;
import static luoshi.kernel.Role.DEPUTY;
import static luoshi.kernel.Role.GUIDANCE;
import static luoshi.kernel.Role.INSPECTOR;
import static luoshi.kernel.Role.INSTRUCTOR;
import static luoshi.kernel.Role.SECURITY_ADMINISTRATOR;
import static luoshi.kernel.Role.TEAM_LEADER;

import java.util.Set;

/**
 * Who may do what (权限): one table, deny by default. What a person may do to himself (record own evidence, acknowledge a
 * rule) needs no entry here; where something may be done follows from the scope of the {@link Actor}.
 */
public enum Permission {
    /** 管单位：新设、改挂、撤销，临时单位 */
    MANAGE_UNITS(CHIEF, INSTRUCTOR, ADMINISTRATOR),
    /** 管人：导入名册、任职、分管、借调、调动 */
    MANAGE_PEOPLE(CHIEF, INSTRUCTOR, ADMINISTRATOR),
    /** 批准不在岗 */
    APPROVE_ABSENCE(CHIEF, INSTRUCTOR, DEPUTY),
    /** 排班、发布值班表、批换班、导入逢事 */
    PLAN_ROSTER(CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER),
    /** 起草条款和责任 */
    WRITE_RULES(CHIEF, INSTRUCTOR, DEPUTY, INSPECTOR),
    /** 发布条款 */
    PUBLISH_RULES(CHIEF, INSTRUCTOR, INSPECTOR),
    /** 批准豁免、签认不适用 */
    EXEMPT(CHIEF, INSTRUCTOR),
    /** 替别人记佐证、导入佐证 */
    RECORD_FOR_OTHERS(CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER),
    /** 看本级或业务指导切片的六抓 */
    SEE_LENSES(CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER, INSPECTOR, GUIDANCE),
    /** 立问题、定人、批延期、批撤销、了结；副所长不批自己分管的 */
    LEAD_PROBLEMS(CHIEF, INSTRUCTOR, DEPUTY, INSPECTOR),
    /** 验收、回头看 */
    VERIFY(CHIEF, INSTRUCTOR, DEPUTY, INSPECTOR),
    /** 管账号 */
    MANAGE_ACCOUNTS(SECURITY_ADMINISTRATOR),
    /** 管工作领域和岗位的目录 */
    MANAGE_TAXONOMY(ADMINISTRATOR),
    /** 管日历 */
    MANAGE_CALENDAR(ADMINISTRATOR),
    /** 把审计链全部校验一遍 */
    VERIFY_LEDGER(CHIEF, INSPECTOR, AUDIT_ADMINISTRATOR),
    /** 导出整条审计链 */
    EXPORT_LEDGER(INSPECTOR, AUDIT_ADMINISTRATOR),
    /** 答复说明、决定异议 */
    HEAR(CHIEF, INSTRUCTOR, INSPECTOR),
    /** 登记、移交、办结投诉，写移送 */
    HANDLE_COMPLAINTS(CHIEF, INSTRUCTOR, DEPUTY, INSPECTOR),
    /** 去检查、记检查发现、表扬 */
    CHECK(CHIEF, INSTRUCTOR, DEPUTY, TEAM_LEADER, INSPECTOR, GUIDANCE),
    /** 批准撤销检查发现 */
    DECIDE_FINDINGS(CHIEF, INSTRUCTOR, INSPECTOR);

    private final Set<Role> holders;

    Permission(Role... holders) {
        this.holders = Set.of(holders);
    }

    public boolean heldBy(Actor actor) {
        return holders.contains(actor.role());
    }

    /** Whether the actor holds it and the unit lies in the own subtree. */
    public boolean heldBy(Actor actor, long unit) {
        return heldBy(actor) && actor.sees(unit);
    }

    /**
     * Stops an actor who does not hold it.
     *
     * @throws Forbidden before anything is read or written
     */
    public void require(Actor actor) {
        if (!heldBy(actor)) {
            throw new Forbidden(name());
        }
    }

    /**
     * Stops an actor who does not hold it over the unit.
     *
     * @throws Forbidden before anything is read or written
     */
    public void require(Actor actor, long unit) {
        if (!heldBy(actor, unit)) {
            throw new Forbidden(name() + " " + unit);
        }
    }
}
