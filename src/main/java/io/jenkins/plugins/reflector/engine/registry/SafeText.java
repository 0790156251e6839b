package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.SecretForms;
import java.util.regex.Pattern;

/** Makes text of a server fit for a message: bounded, on one line, without secrets. */
final class SafeText {

    private static final Pattern TOKEN = Pattern.compile("\\beyJ[\\w-]{10,10000}\\.[\\w-]{10,10000}(?:\\.[\\w-]{0,10000})?");
    private static final Pattern USER_INFO = Pattern.compile("(\\w{1,20}://)[^\\s/@]{1,500}@");
    private static final Pattern QUERY = Pattern.compile("(\\w{1,20}://[^\\s?\"']{1,500})\\?[^\\s\"']*");

    private SafeText() {}

    /** One line without control, formatting and bidirectional characters, of at most {@code most} characters. */
    @NonNull
    static String clean(@NonNull String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most) + 1);
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() <= most; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                blank = line.length() > 0;
            } else if (Character.getType(c) != Character.FORMAT && !Character.isSurrogate(c) && !isSeparator(c)) {
                if (blank) {
                    line.append(' ');
                    blank = false;
                }
                line.append(c);
            }
        }
        return line.length() <= most ? line.toString() : line.substring(0, most) + "…";
    }

    /** As {@link #clean}, with the credentials' secrets and the private parts of URLs taken out first. */
    @NonNull
    static String ofServer(@NonNull String text, @NonNull RegistryCredentials credentials, int most) {
        SecretForms secrets = SecretForms.of(credentials.secrets());
        String safe = secrets.hide(text);
        // A token that the registry itself gave is none of the credentials.
        safe = TOKEN.matcher(safe).replaceAll(SecretForms.HIDDEN);
        safe = USER_INFO.matcher(safe).replaceAll("$1");
        safe = QUERY.matcher(safe).replaceAll("$1");
        // Again, since what was torn apart by invisible characters is whole now.
        return secrets.hide(clean(safe, most));
    }

    /** The exception, unless it or one of its causes repeats a secret: whoever prints it prints those too. */
    @CheckForNull
    static <T extends Throwable> T cause(@NonNull T problem, @NonNull RegistryCredentials credentials) {
        return SecretForms.of(credentials.secrets()).occurIn(problem) ? null : problem;
    }

    private static boolean isSeparator(char c) {
        return c == '\u2028' || c == '\u2029' || c == '\ufffe' || c == '\uffff';
    }
}
