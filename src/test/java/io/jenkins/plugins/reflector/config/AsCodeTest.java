package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.AutomationSpecs;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.policy.TagPolicyChoice;
import io.jenkins.plugins.reflector.engine.print.GroovyText;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.yaml.YamlMapping;
import io.jenkins.plugins.reflector.engine.yaml.YamlNode;
import io.jenkins.plugins.reflector.engine.yaml.YamlReader;
import io.jenkins.plugins.reflector.engine.yaml.YamlScalar;
import io.jenkins.plugins.reflector.engine.yaml.YamlSequence;
import io.jenkins.plugins.reflector.samples.Samples;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;

/** Whoever applies the text gets the same thing again. */
class AsCodeTest {

    private static final List<Class<?>> CHOICES = List.of(
            io.jenkins.plugins.reflector.config.policy.SemVerChoice.class,
            io.jenkins.plugins.reflector.config.policy.NumericalChoice.class,
            io.jenkins.plugins.reflector.config.policy.AlphabeticalChoice.class,
            io.jenkins.plugins.reflector.config.policy.DigestChoice.class,
            io.jenkins.plugins.reflector.config.policy.NewestChoice.class);
    private static final ResourceName WEB = new ResourceName("default", "web");

    @Test
    void everyFieldIsApplied() throws Exception {
        ResourceSet resources = FluxItemsTest.resources();
        ImageRepository repository = FluxItems.of(resources.imageRepositories().get(0)).toSpec();
        ImagePolicy policy = FluxItems.of(resources.imagePolicies().get(0)).toSpec();
        AutomationSpecs automation = AutomationSpecs.of(
                io.jenkins.plugins.reflector.config.automation.AutomationItems.of(
                        resources.automations().get(0), resources.gitRepositories().get(0)),
                null);

        assertThat(((ImageRepositoryItem) applied(AsCode.of(repository).configurationAsCode(), ImageRepositoryItem.class)).toSpec()).isEqualTo(repository);
        assertThat(((ImagePolicyItem) applied(AsCode.of(policy).configurationAsCode(), ImagePolicyItem.class)).toSpec()).isEqualTo(policy);
        AutomationSpecs again = AutomationSpecs.of(
                (ImageUpdateAutomationItem) applied(
                        AsCode.of(automation.automation(), automation.repository()).configurationAsCode(), ImageUpdateAutomationItem.class),
                null);
        assertThat(again.automation()).isEqualTo(automation.automation());
        assertThat(again.repository()).isEqualTo(automation.repository());
    }

    @Test
    void everyFieldIsWrittenAsJobDsl() throws Exception {
        ResourceSet resources = FluxItemsTest.resources();

        assertThat(AsCode.of(resources.automations().get(0), resources.gitRepositories().get(0)).jobDsl("team"))
                .contains("imageUpdateAutomationItem {", "git {", "editRuleItem {", "labelExpression {")
                .doesNotContain("namespace(");
        assertThat(AsCode.of(resources.imageRepositories().get(0)).jobDsl("it's")).contains("folder('it\\'s') {", "imageRepositoryItem {");
        Samples.policies().forEach(item -> assertThat(AsCode.of(item.toSpec()).jobDsl("team"))
                .contains("imagePolicyItem {", "name('" + item.getName() + "')"));
    }

    @Test
    void defaultsAreLeftOut() throws Exception {
        ImageRepository repository = new ImageRepositoryItem("web", "nginx").toSpec();
        ImagePolicyItem item = new ImagePolicyItem("web", "web", new io.jenkins.plugins.reflector.config.policy.SemVerChoice("1.x"));
        AutomationSpecs fleet = AutomationSpecs.of(
                new ImageUpdateAutomationItem("fleet", new io.jenkins.plugins.reflector.config.automation.GitSettings("https://git.example.com/fleet.git")),
                null);

        assertThat(AsCode.of(repository).configurationAsCode()).isEqualTo("""
                unclassified:
                  imageReflector:
                    imageRepositories:
                    - name: web
                      image: nginx
                """);
        assertThat(AsCode.of(item.toSpec()).configurationAsCode()).isEqualTo("""
                unclassified:
                  imageReflector:
                    imagePolicies:
                    - name: web
                      imageRepositoryRef: web
                      policy:
                        semver:
                          range: '1.x'
                """);
        ImageUpdateAutomation automation = fleet.automation();
        AutomationSpecs again = AutomationSpecs.of(
                (ImageUpdateAutomationItem) applied(AsCode.of(automation, fleet.repository()).configurationAsCode(), ImageUpdateAutomationItem.class), null);
        assertThat(again.automation()).isEqualTo(automation);
    }

    @Test
    void whatConfigurationAsCodeWouldFillInIsEscaped() {
        ImagePolicy policy = ImagePolicy.of(WEB, WEB, new PolicyChoice.SemVer("${RANGE}"))
                .withFilterTags(new TagFilterSpec("^(?P<n>.*)$", "${n}"));

        assertThat(AsCode.of(policy).configurationAsCode()).contains("range: '^${RANGE}'", "extract: '^${n}'");
    }

    @Test
    void aPipelineNamesTheImageWithAllThatThePolicySays() {
        ImageRepository repository = ImageRepository.of(WEB, "ghcr.io/acme/web", Duration.ofMinutes(10)).withSecretRef("ghcr");
        ImagePolicy policy = new ImagePolicyItem("web", "web", new io.jenkins.plugins.reflector.config.policy.SemVerChoice("1.x")).toSpec();
        policy = policy.withFilterTags(new TagFilterSpec("^v(?P<v>.*)$", "$v"))
                .withOptions(policy.options().withPin(new PolicyOptions.Pin("1.2.3", "it's broken")));

        assertThat(GroovyText.step("reflectorResolve", AsCode.image(policy, repository)).replaceAll(",\\s+", ", "))
                .isEqualTo("reflectorResolve image: 'ghcr.io/acme/web', credentialsId: 'ghcr', policy: semver('1.x'), "
                        + "filterTags: [extract: '$v', pattern: '^v(?P<v>.*)$'], pin: [tag: '1.2.3', reason: 'it\\'s broken']");
    }

    /** The one entry of the one list, bound as Jenkins binds it. */
    private static Object applied(String yaml, Class<?> type) throws Exception {
        YamlNode root = YamlReader.read("casc.yaml", yaml).documents().get(0);
        Map<?, ?> reflector = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) plain(root)).get("unclassified")).get("imageReflector");
        return bind(((List<?>) reflector.values().iterator().next()).get(0), type);
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> map.put(entry.key().text(), plain(entry.value())));
            return map;
        }
        return node instanceof YamlSequence sequence
                ? sequence.items().stream().map(AsCodeTest::plain).toList()
                : ((YamlScalar) node).text().replace("^${", "${");
    }

    private static Object bind(Object value, Type wanted) throws Exception {
        if (value instanceof List<?> list) {
            List<Object> bound = new ArrayList<>();
            for (Object each : list) {
                bound.add(bind(each, ((ParameterizedType) wanted).getActualTypeArguments()[0]));
            }
            return bound;
        }
        if (wanted == boolean.class) {
            return Boolean.valueOf((String) value);
        }
        if (wanted == int.class) {
            return Integer.valueOf((String) value);
        }
        if (wanted == String.class || value == null) {
            return value;
        }
        Map<?, ?> map = (Map<?, ?>) value;
        Class<?> type = (Class<?>) wanted;
        if (type == TagPolicyChoice.class) {
            String symbol = (String) map.keySet().iterator().next();
            return bind(map.get(symbol), CHOICES.stream().filter(each -> symbol(each).equals(symbol)).findFirst().orElseThrow());
        }
        Constructor<?> constructor = Arrays.stream(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
        List<Object> arguments = new ArrayList<>();
        List<String> bound = new ArrayList<>();
        for (var parameter : constructor.getParameters()) {
            arguments.add(bind(map.get(parameter.getName()), parameter.getParameterizedType()));
            bound.add(parameter.getName());
        }
        Object made = constructor.newInstance(arguments.toArray());
        for (Map.Entry<?, ?> field : map.entrySet()) {
            String name = (String) field.getKey();
            if (!bound.contains(name)) {
                Method setter = Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals("set" + name.substring(0, 1).toUpperCase() + name.substring(1)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(type + " has no " + name));
                setter.invoke(made, bind(field.getValue(), setter.getGenericParameterTypes()[0]));
            }
        }
        return made;
    }

    private static String symbol(Class<?> choice) {
        return Arrays.stream(choice.getDeclaredClasses())
                .filter(inner -> inner.isAnnotationPresent(Symbol.class))
                .map(inner -> inner.getAnnotation(Symbol.class).value()[0])
                .findFirst()
                .orElseThrow();
    }
}
