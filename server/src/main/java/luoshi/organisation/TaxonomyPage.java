package luoshi.organisation;

import java.util.List;

/** 工作领域和岗位: the taxonomy that all units share. */
public record TaxonomyPage(List<Row> areas, List<Row> posts) {
    /** One area or post; {@code detail} the interval of checks, or whether it leads. */
    public record Row(String href, String code, String name, String english, String detail, boolean retired) {}
}
