package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agents of a Jenkinsfile: {@code image 'x:1'} of a docker agent, {@code docker.image('x:1')},
 * {@code containerTemplate(image: 'x:1')}, and {@code image: x:1} in the YAML of a pod that a text of several lines
 * holds. Texts that Groovy puts together from variables are left alone.
 */
final class JenkinsfileImages implements TextPlaces {
    private static final Pattern FILES = Pattern.compile("(?:.*\\.)?Jenkinsfile(?:[.-].*)?|.*\\.jenkinsfile");
    private static final Pattern BEFORE = Pattern.compile("(?<![\\w$])image\\s{0,20}[:=(]?\\s{0,20}\\(?\\s{0,20}\\z");
    private static final int LOOK_BACK = 70;
    private static final Pattern POD_IMAGE =
            Pattern.compile("^[ \\t]*(?:-[ \\t]+)?image:[ \\t]+(['\"]?)([^\\s'\"#]+)\\1[ \\t]*(?:#.*)?$", Pattern.MULTILINE);

    @Override
    public boolean covers(@NonNull String name) {
        return FILES.matcher(name).matches();
    }

    @NonNull
    @Override
    public String kind() {
        return "Jenkinsfile";
    }

    @Override
    public void find(@NonNull TextPage page, @NonNull Consumer<ImageSite> sites) {
        GroovyTexts texts = new GroovyTexts(page.text());
        while (texts.next()) {
            if (texts.multiLine()) {
                Matcher pod = POD_IMAGE.matcher(page.text()).region(texts.start(), texts.end());
                while (pod.find()) {
                    sites.accept(new TextImage(page, pod.start(2), pod.end(2)));
                }
            } else if (isImage(page.text(), texts.open())) {
                sites.accept(new TextImage(page, texts.start(), texts.end()));
            }
        }
    }

    private static boolean isImage(String text, int open) {
        return BEFORE.matcher(text.substring(Math.max(0, open - LOOK_BACK), open)).find();
    }
}
