package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How big the plugin is, and what of it is libraries. */
public class HpiSize implements Measurement {

    private static final String LIBRARIES = "WEB-INF/lib/";

    @Override
    @NonNull
    public String name() {
        return "hpi";
    }

    @Override
    @NonNull
    public String title() {
        return "The size of the plugin";
    }

    @Override
    @NonNull
    public String description() {
        return "`central/plugin/target/image-reflector.hpi`, as it is uploaded, and the jars in it.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws IOException {
        Path hpi = Project.root().resolve("central/plugin/target/image-reflector.hpi");
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("image-reflector.hpi", Files.size(hpi) / 1e6, "MB"));
        try (ZipFile zip = new ZipFile(hpi.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    String jar = entry.getName().substring(LIBRARIES.length());
                    figures.add(Figure.of("of it " + jar, entry.getCompressedSize() / 1e6, "MB"));
                }
            }
        }
        return figures;
    }
}
