package io.targetledger.demo;

import java.util.List;

import io.targetledger.shared.Reason;

/** Why people say they changed something. */
final class Reasons {

    static final List<String> LOWERED = List.of(
            "Two key customers froze their budgets",
            "大客户推迟了年度采购计划",
            "Took over a territory without a pipeline",
            "受汇率影响，出口项目延后",
            "Product launch moved by one quarter");

    static final List<String> RAISED = List.of(
            "Territory grew: two districts came over",
            "新增重点客户，市场空间扩大",
            "Framework contract was won earlier than planned",
            "上季度超额完成，经沟通上调",
            "Price increase since the first of the month");

    static final List<String> CORRECTED =
            List.of("Invoice was booked twice", "退货冲减收入", "Credit note of the following month", "录入时多写了一位数");

    static final List<String> CONFIDENT =
            List.of("Pipeline covers the target three times", "在谈项目进入合同阶段", "Two letters of intent are signed");

    static final List<String> DOUBTFUL = List.of(
            "The largest deal slipped to the next quarter", "竞争对手降价，客户犹豫", "Half of the pipeline is still unqualified");

    private Reasons() {}

    static Reason of(List<String> among, Numbers numbers, String name) {
        return new Reason(text(among, numbers, name));
    }

    static String text(List<String> among, Numbers numbers, String name) {
        return among.get(numbers.between("reason " + name, 0, among.size() - 1));
    }
}
