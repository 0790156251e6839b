package io.jenkins.plugins.reflector.samples;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files as Jenkins wrote them when policies had no options, registries no credentials and there were no automations. */
public final class OldFiles {

    private OldFiles() {}

    /** The file of the global configuration. */
    @NonNull
    public static String configuration() {
        return read("configuration.xml");
    }

    /** The element of a type in the file of a folder or job, without the file around it. */
    @NonNull
    public static String part(@NonNull String file, @NonNull Class<?> type) {
        String xml = read(file);
        String end = "</" + type.getName() + ">";
        return xml.substring(xml.indexOf("<" + type.getName()), xml.indexOf(end) + end.length());
    }

    private static String read(String file) {
        try (InputStream in = OldFiles.class.getResourceAsStream("/io/jenkins/plugins/reflector/old/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
