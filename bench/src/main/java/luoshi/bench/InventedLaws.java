package luoshi.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import luoshi.engine.statute.ChineseNumeral;

/** Regulations of no country, the same for the same seed: what is measured where no real ones are at hand. */
final class InventedLaws {
    private static final String[] WHO = {"值守人员", "门岗负责人", "镇办公室", "物资保管人", "巡查小组", "任何单位和个人"};
    private static final String[] MODAL = {"应当", "不得", "可以", "必须"};
    private static final String[] ACT = {
        "逐车登记并保存登记簿二年以上", "在五个工作日内书面答复申请人", "每月清点一次物资并公布结果", "擅自离开岗位或者请他人代为签字", "将发现的问题报告上一级负责人"
    };
    private static final String[] REFERENCE = {
        "依照本办法第%s条的规定，", "前款规定以外，", "除第%s条第一款第（二）项外，", "按照《门岗设置规则》第%s条，", "根据工作需要，", "在重大节日期间，"
    };
    private static final int ARTICLES = 60;

    private InventedLaws() {}

    /** About that many bytes. */
    static List<byte[]> of(long bytes, long seed) {
        var laws = new ArrayList<byte[]>();
        for (long made = 0; made < bytes; made += laws.getLast().length) {
            laws.add(law(new SplittableRandom(seed + laws.size())));
        }
        return laws;
    }

    private static byte[] law(SplittableRandom random) {
        var out = new StringBuilder("# 青石镇门岗值守办法\n\n2030年1月5日 青石镇镇务会议通过\n\n<!-- INFO END -->\n\n");
        for (int article = 1; article <= ARTICLES; article++) {
            if (article % 12 == 1) {
                out.append("## 第").append(numeral(article / 12 + 1)).append("章 值守\n\n");
            }
            out.append('第').append(numeral(article)).append("条 ");
            for (int paragraph = random.nextInt(3); paragraph >= 0; paragraph--) {
                sentence(out, random);
                out.append("\n\n");
            }
            if (random.nextInt(3) == 0) {
                out.append("值守人员应当做到：\n\n");
                for (int item = 1; item < 5; item++) {
                    out.append('（')
                            .append(numeral(item))
                            .append('）')
                            .append(pick(ACT, random))
                            .append("；\n\n");
                }
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void sentence(StringBuilder out, SplittableRandom random) {
        out.append(pick(REFERENCE, random).formatted(numeral(1 + random.nextInt(ARTICLES))))
                .append(pick(WHO, random))
                .append(pick(MODAL, random))
                .append(pick(ACT, random))
                .append('。');
    }

    private static String pick(String[] from, SplittableRandom random) {
        return from[random.nextInt(from.length)];
    }

    private static String numeral(int value) {
        return ChineseNumeral.format(value);
    }
}
