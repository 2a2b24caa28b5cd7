package io.targetledger.demo;

import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/** The organisation as it was in the beginning: a company, two regions, five offices, seven teams, forty-three people. */
final class Staff {

    static final String COMPANY = "meridian";

    static final List<Unit> UNITS = List.of(
            new Unit(COMPANY, "Meridian Instruments", "子午仪器", UnitLevel.COMPANY, null),
            new Unit("china", "China", "中国区", UnitLevel.REGION, COMPANY),
            new Unit("europe", "Europe", "欧洲区", UnitLevel.REGION, COMPANY),
            new Unit("beijing", "Beijing", "北京办事处", UnitLevel.OFFICE, "china"),
            new Unit("shanghai", "Shanghai", "上海办事处", UnitLevel.OFFICE, "china"),
            new Unit("shenzhen", "Shenzhen", "深圳办事处", UnitLevel.OFFICE, "china"),
            new Unit("berlin", "Berlin", "柏林办事处", UnitLevel.OFFICE, "europe"),
            new Unit("london", "London", "伦敦办事处", UnitLevel.OFFICE, "europe"),
            new Unit("key-accounts", "Key accounts", "大客户组", UnitLevel.TEAM, "beijing"),
            new Unit("mid-market", "Mid-market", "中型客户组", UnitLevel.TEAM, "beijing"),
            new Unit("industry", "Industry", "工业组", UnitLevel.TEAM, "shanghai"),
            new Unit("life-science", "Life science", "生命科学组", UnitLevel.TEAM, "shanghai"),
            new Unit("electronics", "Electronics", "电子组", UnitLevel.TEAM, "shenzhen"),
            new Unit("dach", "Germany, Austria, Switzerland", "德语区组", UnitLevel.TEAM, "berlin"),
            new Unit("uk", "United Kingdom and Ireland", "英国与爱尔兰组", UnitLevel.TEAM, "london"));

    /** Heads first: each leads the unit they belong to. */
    static final List<Member> HEADS = List.of(
            new Member("chen.wei", "Chen Wei", "陈伟", "General manager", COMPANY),
            new Member("zhao.min", "Zhao Min", "赵敏", "Head of China", "china"),
            new Member("anna.keller", "Anna Keller", null, "Head of Europe", "europe"),
            new Member("wang.fang", "Wang Fang", "王芳", "Head of office", "beijing"),
            new Member("li.qiang", "Li Qiang", "李强", "Head of office", "shanghai"),
            new Member("zhou.jie", "Zhou Jie", "周杰", "Head of office", "shenzhen"),
            new Member("lukas.brandt", "Lukas Brandt", null, "Head of office", "berlin"),
            new Member("emma.hughes", "Emma Hughes", null, "Head of office", "london"),
            new Member("sun.li", "Sun Li", "孙丽", "Team lead", "key-accounts"),
            new Member("ma.chao", "Ma Chao", "马超", "Team lead", "mid-market"),
            new Member("huang.lei", "Huang Lei", "黄磊", "Team lead", "industry"),
            new Member("xu.jing", "Xu Jing", "徐静", "Team lead", "life-science"),
            new Member("gao.feng", "Gao Feng", "高峰", "Team lead", "electronics"),
            new Member("jana.vogel", "Jana Vogel", null, "Team lead", "dach"),
            new Member("oliver.grant", "Oliver Grant", null, "Team lead", "uk"));

    static final Member OPERATIONS = new Member("liu.yang", "Liu Yang", "刘洋", "Sales operations", COMPANY);

    static final List<Member> REPRESENTATIVES = List.of(
            rep("li.na", "Li Na", "李娜", "key-accounts"),
            rep("zhang.lei", "Zhang Lei", "张磊", "key-accounts"),
            rep("yang.yang", "Yang Yang", "杨洋", "key-accounts"),
            rep("wu.hao", "Wu Hao", "吴昊", "key-accounts"),
            rep("zheng.shuang", "Zheng Shuang", "郑爽", "mid-market"),
            rep("feng.tao", "Feng Tao", "冯涛", "mid-market"),
            rep("deng.chao", "Deng Chao", "邓超", "mid-market"),
            rep("han.mei", "Han Mei", "韩梅", "mid-market"),
            rep("tang.yan", "Tang Yan", "唐嫣", "industry"),
            rep("cao.yu", "Cao Yu", "曹宇", "industry"),
            rep("peng.fei", "Peng Fei", "彭飞", "industry"),
            rep("lu.yi", "Lu Yi", "陆毅", "industry"),
            rep("he.jiong", "He Jiong", "何炅", "life-science"),
            rep("xie.na", "Xie Na", "谢娜", "life-science"),
            rep("song.jia", "Song Jia", "宋佳", "life-science"),
            rep("jiang.xin", "Jiang Xin", "蒋欣", "life-science"),
            rep("dong.qing", "Dong Qing", "董卿", "electronics"),
            rep("pan.yue", "Pan Yue", "潘越", "electronics"),
            rep("yuan.quan", "Yuan Quan", "袁泉", "electronics"),
            rep("felix.maier", "Felix Maier", null, "dach"),
            rep("sophie.lang", "Sophie Lang", null, "dach"),
            rep("tim.schuster", "Tim Schuster", null, "dach"),
            rep("nina.wolf", "Nina Wolf", null, "dach"),
            rep("jack.turner", "Jack Turner", null, "uk"),
            rep("grace.miller", "Grace Miller", null, "uk"),
            rep("harry.collins", "Harry Collins", null, "uk"),
            rep("amy.foster", "Amy Foster", null, "uk"));

    record Unit(
            String code,
            String en,
            @Nullable String zh,
            UnitLevel level,
            @Nullable String parent) {

        UnitId id() {
            return new UnitId("unit/" + code);
        }

        LocalizedName name() {
            return new LocalizedName(en, zh);
        }
    }

    record Member(String code, String en, @Nullable String zh, String title, String unit) {

        PersonId id() {
            return new PersonId("person/" + code);
        }

        LocalizedName name() {
            return new LocalizedName(en, zh);
        }
    }

    private Staff() {}

    private static Member rep(String code, String en, @Nullable String zh, String team) {
        return new Member(code, en, zh, "Sales representative", team);
    }

    /** The head of a unit in the beginning. */
    static String headOf(String unit) {
        return HEADS.stream()
                .filter(head -> head.unit().equals(unit))
                .map(Member::code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody heads " + unit));
    }

    static List<Unit> units(UnitLevel level) {
        return UNITS.stream().filter(unit -> unit.level() == level).toList();
    }

    static Actor manager(String code) {
        return Actor.of(code, Role.MANAGER);
    }

    static Actor representative(String code) {
        return Actor.of(code, Role.SALES_REP);
    }

    static Actor operations() {
        return Actor.of(OPERATIONS.code(), Role.ADMIN);
    }
}
