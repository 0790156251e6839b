package io.jenkins.plugins.reflector.samples;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.NoTypePermission;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;

/**
 * An XStream that reads no more than Jenkins' own surely reads: our classes, lists that are ArrayLists, texts and numbers.
 * Elements that no field stands for are passed over, as Jenkins does.
 */
public final class StrictXStream {

    private static final XStream XSTREAM = create();

    private StrictXStream() {}

    private static XStream create() {
        XStream xstream = new XStream();
        xstream.addPermission(NoTypePermission.NONE);
        xstream.allowTypes(new Class<?>[] {ArrayList.class, String.class, Boolean.class, Integer.class, Long.class});
        xstream.allowTypesByWildcard(new String[] {"io.jenkins.plugins.reflector.**"});
        xstream.ignoreUnknownElements();
        return xstream;
    }

    /** What would be written into a file. */
    @NonNull
    public static String write(@NonNull Object saved) {
        return XSTREAM.toXML(saved);
    }

    /** What is read out of a file. */
    @NonNull
    public static Object read(@NonNull String xml) {
        return XSTREAM.fromXML(xml);
    }
}
