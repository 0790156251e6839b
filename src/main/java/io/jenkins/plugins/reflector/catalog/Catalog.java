package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resolve.PolicyExpansion;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
