package luoshi.exchange.spi;

import java.util.List;
import luoshi.kernel.Actor;
import luoshi.kernel.Permission;
import luoshi.web.Texts;

/**
 * A table that people take along as .xlsx (导出的一种表). Texts: {@code export.<kind>} its name, {@code export.<kind>.what}
 * one sentence on what stands in it.
 */
public interface TableExporter {
    /** Key of the kind, part of the address. */
    String kind();

    /** What the actor must hold. */
    Permission permission();

    /** Reads the table as the actor sees it, in a transaction of its own. */
    Exported export(Actor actor, Texts t);

    /** Header and rows, all text. */
    record Exported(String fileName, List<String> header, List<List<String>> rows) {}
}
