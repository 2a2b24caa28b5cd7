package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Cost against size, one picture for each workload measured at several sizes. */
final class Plots {

    private static final int LONGEST_TITLE = 80;

    private Plots() {}

    static void write(Report report, Path directory) throws IOException {
        Files.createDirectories(directory);
        Map<String, List<Comparison>> workloads = new LinkedHashMap<>();
        for (Comparison one : report.comparisons()) {
            workloads
                    .computeIfAbsent(one.row() + "|" + one.workload(), key -> new ArrayList<>())
                    .add(one);
        }
        Map<Integer, Integer> drawn = new LinkedHashMap<>();
        for (List<Comparison> sizes : workloads.values()) {
            if (sizes.size() > 1) {
                int row = sizes.get(0).row();
                int nth = drawn.merge(row, 1, Integer::sum);
                BitmapEncoder.saveBitmap(
                        chart(sizes),
                        directory.resolve("row-%d-%d".formatted(row, nth)).toString(),
                        BitmapFormat.PNG);
            }
        }
    }

    private static XYChart chart(List<Comparison> sizes) {
        Comparison any = sizes.get(0);
        XYChart chart = new XYChartBuilder()
                .width(720)
                .height(420)
                .theme(ChartTheme.Matlab)
                .title(any.row() + ". " + shortened(any.workload()))
                .xAxisTitle("size")
                .yAxisTitle(any.ours().unit().symbol)
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        double[] at = sizes.stream().mapToDouble(Comparison::size).toArray();
        chart.addSeries(
                any.ours().of(),
                at,
                sizes.stream().mapToDouble(one -> one.ours().value()).toArray());
        chart.addSeries(
                any.peer().of(),
                at,
                sizes.stream().mapToDouble(one -> one.peer().value()).toArray());
        return chart;
    }

    private static String shortened(String workload) {
        return workload.length() <= LONGEST_TITLE ? workload : workload.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
