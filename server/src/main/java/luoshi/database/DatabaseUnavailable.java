package luoshi.database;

import java.util.List;

/**
 * The database cannot be started or used; the message says what happened and what to do, in Chinese and English.
 * Keys: {@code in-use}, {@code untraversable}, {@code disk-full}, {@code arch}, {@code newer}, {@code foreign},
 * {@code not-writable}, {@code failed}.
 */
public final class DatabaseUnavailable extends RuntimeException {
    private final String key;

    DatabaseUnavailable(String key, Object... data) {
        super(text(key, List.of(data)));
        this.key = key;
    }

    public String key() {
        return key;
    }

    private static String text(String key, List<Object> data) {
        var pattern = switch (key) {
            case "in-use" -> """
                    数据目录 %s 正被另一个落实进程使用。先停下那个进程，或者换一个 --data 目录。
                    The data folder %1$s is in use by another Luoshi process. Stop that one, or name another folder with --data.""";
            case "untraversable" -> """
                    数据库要以 %2$s 的身份运行，它进不了目录 %1$s。执行 chmod o+x %1$s，或者把 --data 指到别处（如 /var/lib/luoshi）。
                    The database runs as %2$s, which may not enter the folder %1$s. Run chmod o+x %1$s, or choose another --data folder such as /var/lib/luoshi.""";
            case "disk-full" -> """
                    目录 %s 所在的磁盘只剩 %s MB，至少要 %s MB。清理磁盘，或者换一个 --data 目录。
                    Only %2$s MB are left on the disk of %1$s; at least %3$s MB are needed. Free some space, or choose another --data folder.""";
            case "arch" -> """
                    内置数据库只支持 Linux x86-64，这台机器是 %s %s。请设 LUOSHI_DB_URL，使用自己的 PostgreSQL 15 或更新版本。
                    The embedded database is for Linux x86-64; this machine is %1$s %2$s. Set LUOSHI_DB_URL to use your own PostgreSQL 15 or newer.""";
            case "newer" -> """
                    数据库里的结构比这个程序新（模块 %s）。请用更新的程序打开，数据没有改动。
                    The database was written by a newer Luoshi (module %1$s). Use that version; nothing was changed.""";
            case "foreign" -> """
                    数据目录 %s 由另一个 PostgreSQL 大版本（%s）建立，这个程序带的是 18。请用原来的程序备份后恢复。
                    The data folder %1$s belongs to PostgreSQL %2$s, this program brings 18. Back up with the old program and restore.""";
            case "not-writable" -> """
                    %2$s 不能写 %1$s。把目录交给它（chown），或者换一个 --data 目录。
                    %2$s may not write %1$s. Give that user the folder (chown), or choose another --data folder.""";
            default -> """
                    数据库没有启动：%s。详情见 %s。
                    The database did not start: %1$s. See %2$s.""";
        };
        return pattern.formatted(data.toArray());
    }
}
