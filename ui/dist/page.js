// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function M(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// src/data.ts
function ce() {
	let e = JSON.parse(document.getElementById("data")?.textContent ?? "");
	if (e.schema !== "holdfast.page/v1") throw Error(`this page shows holdfast.page/v1, not ${e.schema}`);
	return e;
}
// src/format.ts
function I(e) {
	return Math.round(e).toLocaleString("en-US");
}
function le(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${ue(e / 1e6)}M` : t >= 1e4 ? `${ue(e / 1e3)}k` : ue(e);
}
function ue(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function de(e) {
	return e == null ? "–" : e >= 1e3 ? `${ue(e / 1e3)} s` : `${ue(e)} ms`;
}
function L(e) {
	return e === 0 ? "0 s" : e < 1 ? `${ue(e * 1e3)} ms` : `${ue(e)} s`;
}
function fe(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function pe(e) {
	return `${ue(e * 100)} %`;
}
// node_modules/preact/hooks/dist/hooks.mjs
var me, he, ge, _e, ve = Object.is, ye = 0, be = [], xe = [], R = e, z = R.__b, Se = R.__r, Ce = R.diffed, we = R.__c, Te = R.unmount, Ee = R.__;
function De(e, t) {
	R.__h && R.__h(he, e, ye || t), ye = 0;
	var n = he.__H || (he.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function Oe(e, t) {
	var n = De(me++, 3);
	!R.__s && Re(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, he.__H.__h.push(n));
}
function ke(e) {
	return ye = 5, Ae(function() {
		return { current: e };
	}, []);
}
function Ae(e, t) {
	var n = De(me++, 7);
	return Re(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function je() {
	var e = De(me++, 11);
	if (!e.__) {
		for (var t = he.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function Me() {
	var e;
	do {
		for (; e = xe.shift();) try {
			Ie(e);
		} catch (t) {
			R.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = be.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Ie), t.__h.some(Le), t.__h = [];
			} catch (n) {
				t.__h = [], R.__e(n, e.__v);
			}
		}
	} while (xe.length);
}
R.__b = function(e) {
	he = null, z && z(e);
}, R.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Ee && Ee(e, t);
}, R.__r = function(e) {
	Se && Se(e), me = 0;
	var t = (he = e.__c).__H;
	t && (ge == he ? he.__h = [] : (t.__h.some(Ie), t.__h.some(Le), me = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), ge = he;
}, R.diffed = function(e) {
	Ce && Ce(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Fe(be.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), ge = he = null;
}, R.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Ie), e.__h = e.__h.filter(function(e) {
				return !e.__ || Le(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), we && we(e, t);
}, R.unmount = function(e) {
	Te && Te(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Fe(xe.push(r));
			} else Ie(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && R.__e(t, r.__v));
};
var Ne = typeof requestAnimationFrame == "function";
function Pe(e) {
	var t, n = function() {
		clearTimeout(r), Ne && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Ne && (t = requestAnimationFrame(n));
}
function Fe(e) {
	e != 1 && _e == R.requestAnimationFrame || ((_e = R.requestAnimationFrame) || Pe)(Me);
}
function Ie(e) {
	var t = he, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), he = t;
}
function Le(e) {
	var t = he;
	e.__c = e.__(), he = t;
}
function Re(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !ve(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var ze = Symbol.for("preact-signals");
function Be() {
	if (Ge > 1) Ge--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ye;
			for (Ye = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); We !== void 0;) {
			var n = We;
			for (We = void 0, Ke++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && et(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Ke = 0, Ge--, t) throw e;
	}
}
function Ve(e) {
	if (Ge > 0) return e();
	Je = ++qe, Ge++;
	try {
		return e();
	} finally {
		Be();
	}
}
var He, B = void 0;
function Ue(e) {
	var t = B, n = He;
	B = void 0, He = void 0;
	try {
		return e();
	} finally {
		B = t, He = n;
	}
}
var We = void 0, Ge = 0, Ke = 0, qe = 0, Je = 0, Ye = void 0, Xe = 0;
function Ze(e) {
	if (B !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== B) return t = {
			i: 0,
			S: e,
			p: B.s,
			n: void 0,
			t: B,
			e: void 0,
			x: void 0,
			r: t
		}, B.s !== void 0 && (B.s.n = t), B.s = t, e.n = t, 32 & B.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = B.s, t.n = void 0, B.s.n = t, B.s = t), t;
	}
}
function Qe(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Qe.prototype.brand = ze, Qe.prototype.h = function() {
	return !0;
}, Qe.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Ue(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Qe.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Ue(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Qe.prototype.subscribe = function(e) {
	var t = this;
	return lt(function() {
		var n = t.value;
		Ue(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Qe.prototype.valueOf = function() {
	return this.value;
}, Qe.prototype.toString = function() {
	return this.value + "";
}, Qe.prototype.toJSON = function() {
	return this.value;
}, Qe.prototype.peek = function() {
	var e = this;
	return Ue(function() {
		return e.value;
	});
}, Object.defineProperty(Qe.prototype, "value", {
	get: function() {
		var e = Ze(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Ke > 100) throw Error("Cycle detected");
			(function(e) {
				Ge !== 0 && Ke === 0 && e.l !== Je && (e.l = Je, Ye = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ye
				});
			})(this), this.v = e, this.i++, Xe++, Ge++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Be();
			}
		}
	}
});
function $e(e, t) {
	return new Qe(e, t);
}
function et(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function tt(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function nt(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function rt(e, t) {
	Qe.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Xe - 1, this.f = 4;
}
rt.prototype = new Qe(), rt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Xe)) return !0;
	if (this.g = Xe, this.f |= 1, this.i > 0 && !et(this)) return this.f &= -2, !0;
	var e = B;
	try {
		tt(this), B = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return B = e, nt(this), this.f &= -2, !0;
}, rt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Qe.prototype.S.call(this, e);
}, rt.prototype.U = function(e) {
	if (this.t !== void 0 && (Qe.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, rt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(rt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ze(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function it(e, t) {
	return new rt(e, t);
}
function at(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		Ge++;
		var n = B;
		B = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, ot(e), t;
		} finally {
			B = n, Be();
		}
	}
}
function ot(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, at(e);
}
function st(e) {
	if (B !== this) throw Error("Out-of-order effect");
	nt(this), B = e, this.f &= -2;
	try {
		8 & this.f && ot(this);
	} finally {
		Be();
	}
}
function ct(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, He && He.push(this);
}
ct.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, ct.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, at(this), tt(this), Ge++;
	var e = B;
	return B = this, st.bind(this, e);
}, ct.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = We, We = this);
}, ct.prototype.d = function() {
	this.f |= 8, 1 & this.f || ot(this);
}, ct.prototype.dispose = function() {
	this.d();
};
function lt(e, t) {
	var n = new ct(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var ut, dt, ft = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, pt = [];
lt(function() {
	ut = this.N;
})();
function mt(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function ht(e) {
	if (dt) {
		var t = dt;
		dt = void 0, t();
	}
	dt = e && e.S();
}
function gt(e) {
	var t = this, r = e.data, i = vt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = Ae(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = it(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = it(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = lt(function() {
			if (this.N = xt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
gt.displayName = "ReactiveTextNode", Object.defineProperties(Qe.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: gt
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), mt("__b", function(e, t) {
	if (ht(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Qe && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), mt("__r", function(e, t) {
	if (e(t), t.type !== x) {
		ht();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return lt(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				ft && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), ht(n);
	}
}), mt("__e", function(e, t, n, r) {
	ht(), e(t, n, r);
}), mt("diffed", function(e, t) {
	ht();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = _t(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function _t(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = $e(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: lt(function() {
			this.N = xt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
mt("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), mt("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function vt(e, t) {
	return Ae(function() {
		return $e(e, t);
	}, []);
}
var yt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function bt() {
	Ve(function() {
		for (var e; e = pt.shift();) ut.call(e);
	});
}
function xt() {
	pt.push(this) === 1 && (e.requestAnimationFrame || yt)(bt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var St = Symbol.for("pv"), Ct = 0;
Array.isArray;
function V(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: St,
		__v: --Ct,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var wt = 30;
function Tt({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = vt(0), o = vt(0), s = ke(null), c = Math.max(0, Math.min(n.length - 14, Math.floor(a.value / wt) - 4)), l = n.slice(c, c + 14 + 8), u = { gridTemplateColumns: t.map((e) => e.width).join(" ") };
	Oe(() => {
		a.value = 0, o.value = 0, s.current && (s.current.scrollTop = 0);
	}, [n]);
	let d = (e) => {
		o.value = Math.max(0, Math.min(n.length - 1, e));
		let t = s.current, r = o.value * wt;
		t && (r < t.scrollTop && (t.scrollTop = r), r + wt > t.scrollTop + t.clientHeight - wt && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ V("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: s,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), d(o.value + t)), e.key === "Enter" && n[o.value] !== void 0 && i(n[o.value]), e.key === "Escape" && i(-1);
		},
		"aria-activedescendant": o.value >= c && o.value < c + l.length ? `${e}-${o.value}` : void 0,
		onScroll: (e) => {
			a.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ V("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: u,
			children: t.map((e) => /* @__PURE__ */ V("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ V("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * wt}px`,
				position: "relative"
			},
			children: l.map((n, a) => {
				let s = c + a;
				return /* @__PURE__ */ V("div", {
					id: `${e}-${s}`,
					role: "row",
					"aria-rowindex": s + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${s === o.value ? " at" : ""}`,
					style: {
						...u,
						position: "absolute",
						top: `${s * wt}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						o.value = s, i(n);
					},
					children: t.map((e) => /* @__PURE__ */ V("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var H = $e(null), Et = $e(null), Dt = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Ot = () => Dt.find(([e]) => `#/${e}` === location.hash)?.[0] ?? "overview", kt = $e(Ot());
window.addEventListener("hashchange", () => {
	kt.value = Ot();
}), lt(() => {
	Ot() !== kt.value && (location.hash = `/${kt.value}`);
});
var At = $e(""), jt = $e(""), Mt = $e(-1), Nt = $e({
	load: "",
	outcome: "",
	text: "",
	atLeastMs: 0
}), Pt = $e(-1);
// src/interactions.tsx
function Ft({ page: e }) {
	let t = e.interactions, n = Nt.value, r = H.value, i = Ae(() => [...new Set(t.map((e) => e.failure ?? ""))].sort(), [t]), a = Ae(() => {
		let e = [], i = n.text.toLowerCase();
		return t.forEach((t, a) => {
			n.load !== "" && t.load !== Number(n.load) || (n.outcome === "good" ? t.failure : n.outcome !== "" && t.failure !== n.outcome) || n.atLeastMs > 0 && It(t) * 1e3 < n.atLeastMs || r && (t.ended_s < r[0] || t.planned_s > r[1]) || (!i || t.steps.some((e) => `${e.step} ${e.status ?? ""} ${e.failure ?? ""} ${e.detail ?? ""}`.toLowerCase().includes(i)) || String(t.number) === i) && e.push(a);
		}), e;
	}, [
		t,
		n,
		r
	]), o = e.summary.interactions.total;
	if (o === 0) return /* @__PURE__ */ V("p", { children: "The scenario has no loads, so there were no interactions." });
	let s = t[Pt.value];
	return /* @__PURE__ */ V("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: [
					I(t.length),
					" of ",
					I(o),
					" are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them."
				]
			}),
			/* @__PURE__ */ V("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ V("label", { children: ["load ", /* @__PURE__ */ V("select", {
						value: n.load,
						onChange: (e) => {
							Nt.value = {
								...n,
								load: e.currentTarget.value
							};
						},
						children: [/* @__PURE__ */ V("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ V("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ V("label", { children: ["outcome ", /* @__PURE__ */ V("select", {
						value: n.outcome,
						onChange: (e) => {
							Nt.value = {
								...n,
								outcome: e.currentTarget.value
							};
						},
						children: [
							/* @__PURE__ */ V("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ V("option", {
								value: "good",
								children: "good"
							}),
							i.filter((e) => e).map((e) => /* @__PURE__ */ V("option", {
								value: e,
								children: e
							}, e))
						]
					})] }),
					/* @__PURE__ */ V("label", { children: [
						"at least ",
						/* @__PURE__ */ V("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => {
								Nt.value = {
									...n,
									atLeastMs: Number(e.currentTarget.value) || 0
								};
							}
						}),
						" ms"
					] }),
					/* @__PURE__ */ V("label", { children: ["text ", /* @__PURE__ */ V("input", {
						type: "search",
						placeholder: "step, status, detail, number",
						value: n.text,
						onInput: (e) => {
							Nt.value = {
								...n,
								text: e.currentTarget.value
							};
						}
					})] }),
					r && /* @__PURE__ */ V("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							H.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, r[0])),
							" to ",
							L(r[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ V("span", {
						role: "status",
						children: [
							I(a.length),
							" of ",
							I(t.length)
						]
					})
				]
			}),
			/* @__PURE__ */ V(Tt, {
				label: "interactions",
				rows: a,
				chosen: Pt.value,
				onChoose: (e) => {
					Pt.value = e;
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (n) => e.loads?.[t[n].load]?.name ?? ""
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => I(t[e].number)
					},
					{
						head: "planned at",
						width: "7rem",
						right: !0,
						cell: (e) => L(t[e].planned_s)
					},
					{
						head: "from plan",
						width: "7rem",
						right: !0,
						cell: (e) => de(It(t[e]) * 1e3)
					},
					{
						head: "steps",
						width: "4rem",
						right: !0,
						cell: (e) => t[e].steps.length
					},
					{
						head: "outcome",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => /* @__PURE__ */ V("span", {
							class: t[e].failure ? "bad" : "good",
							children: t[e].failure ? `✗ ${t[e].failure}` : "✓ good"
						})
					}
				]
			}),
			s && /* @__PURE__ */ V(Lt, {
				page: e,
				one: s
			})
		]
	});
}
function It(e) {
	return e.ended_s - e.planned_s;
}
function Lt({ page: e, one: t }) {
	let n = Math.max(1e-6, It(t)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = (e, t) => `${Math.max(.3, (t - e) / n * 100)}%`, a = (e) => [
		e.status ? `status ${e.status}` : "",
		e.failure ?? "",
		e.attempts > 1 ? `${e.attempts} attempts` : "",
		e.detail ?? ""
	].filter((e) => e).join(", ");
	return /* @__PURE__ */ V("aside", {
		class: "detail",
		"aria-label": "One interaction",
		children: [/* @__PURE__ */ V("h3", { children: [
			e.loads?.[t.load]?.name,
			" ",
			I(t.number),
			" ",
			/* @__PURE__ */ V("span", {
				class: "unit",
				children: [
					"planned at ",
					L(t.planned_s),
					", ",
					de(n * 1e3),
					" from plan to end",
					t.failure ? `, ${t.failure}` : ""
				]
			})
		] }), /* @__PURE__ */ V("div", {
			class: "waterfall",
			children: [/* @__PURE__ */ V("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ V("span", { children: "start" }),
					/* @__PURE__ */ V("span", {
						class: "track",
						children: /* @__PURE__ */ V("i", {
							class: "wait",
							style: {
								left: "0",
								width: i(t.planned_s, t.started_s)
							}
						})
					}),
					/* @__PURE__ */ V("span", { children: [de((t.started_s - t.planned_s) * 1e3), " late"] })
				]
			}), t.steps.map((e, t) => /* @__PURE__ */ V("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ V("span", { children: e.step }),
					/* @__PURE__ */ V("span", {
						class: "track",
						children: [/* @__PURE__ */ V("i", {
							class: "wait",
							style: {
								left: r(e.planned_s),
								width: i(e.planned_s, Math.max(e.planned_s, e.sent_s))
							}
						}), /* @__PURE__ */ V("i", {
							class: e.failure ? "broken" : "work",
							style: {
								left: r(e.sent_s),
								width: i(e.sent_s, Math.max(e.sent_s, e.ended_s))
							}
						})]
					}),
					/* @__PURE__ */ V("span", { children: [de((e.ended_s - e.sent_s) * 1e3), a(e) && `: ${a(e)}`] })
				]
			}, t))]
		})]
	});
}
// node_modules/uplot/dist/uPlot.esm.js
var Rt = !0, zt = "uplot", Bt = "u-hz", Vt = "u-vt", Ht = "u-title", Ut = "u-wrap", Wt = "u-under", Gt = "u-over", Kt = "u-axis", qt = "u-off", Jt = "u-select", Yt = "u-cursor-x", Xt = "u-cursor-y", Zt = "u-cursor-pt", Qt = "u-legend", $t = "u-live", en = "u-inline", tn = "u-series", nn = "u-marker", rn = "u-label", an = "u-value", on = "width", sn = "height", cn = "top", ln = "bottom", un = "left", dn = "right", fn = "#000", pn = "#0000", mn = "mousemove", hn = "mousedown", gn = "mouseup", _n = "mouseenter", vn = "mouseleave", yn = "dblclick", bn = "resize", xn = "scroll", Sn = "change", Cn = "dppxchange", wn = "--", Tn = typeof window < "u", En = Tn ? document : null, Dn = Tn ? window : null, On = Tn ? navigator : null, U, kn;
function An() {
	let e = devicePixelRatio;
	U != e && (U = e, kn && Wn(Sn, kn, An), kn = matchMedia(`(min-resolution: ${U - .001}dppx) and (max-resolution: ${U + .001}dppx)`), Un(Sn, kn, An), Dn.dispatchEvent(new CustomEvent(Cn)));
}
function jn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Mn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function W(e, t, n) {
	e.style[t] = n + "px";
}
function Nn(e, t, n, r) {
	let i = En.createElement(e);
	return t != null && jn(i, t), n?.insertBefore(i, r), i;
}
function Pn(e, t) {
	return Nn("div", e, t);
}
var Fn = /* @__PURE__ */ new WeakMap();
function In(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != Fn.get(e) && (e.style.transform = a, Fn.set(e, a), t < 0 || n < 0 || t > r || n > i ? jn(e, qt) : Mn(e, qt));
}
var Ln = /* @__PURE__ */ new WeakMap();
function Rn(e, t, n) {
	let r = t + n;
	r != Ln.get(e) && (Ln.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var zn = /* @__PURE__ */ new WeakMap();
function Bn(e, t, n, r) {
	let i = t + "" + n;
	i != zn.get(e) && (zn.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var Vn = { passive: !0 }, Hn = {
	...Vn,
	capture: !0
};
function Un(e, t, n, r) {
	t.addEventListener(e, n, r ? Hn : Vn);
}
function Wn(e, t, n, r) {
	t.removeEventListener(e, n, Vn);
}
Tn && An();
function Gn(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Y((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Kn(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var qn = (e) => e != null, Jn = (e) => e != null && e > 0, Yn = Kn(qn), Xn = Kn(Jn);
function Zn(e, t, n, r = 0, i = !1) {
	let a = i ? Xn : Yn, o = i ? Jn : qn;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? vr, c ?? -vr];
}
function Qn(e, t, n, r) {
	let i = mr(e), a = mr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? hr : X, s = i == 1 ? Y : ur, c = a == 1 ? ur : Y, l = s(o(cr(e))), u = c(o(cr(t))), d = pr(n, l), f = pr(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = Mr(e, d), t = jr(t, f)), [e, t];
}
function $n(e, t, n, r) {
	let i = Qn(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var er = .1, tr = {
	mode: 3,
	pad: er
}, nr = {
	pad: 0,
	soft: null,
	mode: 0
}, rr = {
	min: nr,
	max: nr
};
function ir(e, t, n, r) {
	return Ur(n) ? K(e, t, n) : (nr.pad = n, nr.soft = r ? 0 : null, nr.mode = r ? 3 : 0, K(e, t, rr));
}
function G(e, t) {
	return e ?? t;
}
function ar(e, t, n) {
	for (t = G(t, 0), n = G(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function K(e, t, n) {
	let r = n.min, i = n.max, a = G(r.pad, 0), o = G(i.pad, 0), s = G(r.hard, -vr), c = G(i.hard, vr), l = G(r.soft, vr), u = G(i.soft, -vr), d = G(r.mode, 0), f = G(i.mode, 0), p = t - e, m = hr(p), h = fr(cr(e), cr(t)), g = cr(hr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != vr && (a = 0), f == 2 && u != -vr && (o = 0)));
	let _ = p || h || 1e3, v = pr(10, Y(hr(_))), y = Q(Mr(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : vr, x = fr(s, y < b && e >= b ? b : dr(b, y)), S = Q(jr(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -vr, w = dr(c, S > C && t <= C ? C : fr(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var q = new Intl.NumberFormat(Tn ? On.language : "en-US"), or = (e) => q.format(e), J = Math, sr = J.PI, cr = J.abs, Y = J.floor, lr = J.round, ur = J.ceil, dr = J.min, fr = J.max, pr = J.pow, mr = J.sign, hr = J.log10, X = J.log2, gr = (e, t = 1) => J.sinh(e) * t, _r = (e, t = 1) => J.asinh(e / t), vr = Infinity;
function yr(e) {
	return (hr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function br(e, t, n) {
	return dr(fr(e, t), n);
}
function xr(e) {
	return typeof e == "function";
}
function Z(e) {
	return xr(e) ? e : () => e;
}
var Sr = () => {}, Cr = (e) => e, wr = (e, t) => t, Tr = (e) => null, Er = (e) => !0, Dr = (e, t) => e == t, Or = /\.\d*?(?=9{6,}|0{6,})/gm, kr = (e) => {
	if (Br(e) || Nr.has(e)) return e;
	let t = `${e}`, n = t.match(Or);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${kr(e)}e${n}`;
	}
	return Q(e, r);
};
function Ar(e, t) {
	return kr(Q(kr(e / t)) * t);
}
function jr(e, t) {
	return kr(ur(kr(e / t)) * t);
}
function Mr(e, t) {
	return kr(Y(kr(e / t)) * t);
}
function Q(e, t = 0) {
	if (Br(e)) return e;
	let n = 10 ** t;
	return lr(e * n * (1 + 2 ** -52)) / n;
}
var Nr = /* @__PURE__ */ new Map();
function Pr(e) {
	return (("" + e).split(".")[1] || "").length;
}
function Fr(e, t, n, r) {
	let i = [], a = r.map(Pr);
	for (let o = t; o < n; o++) {
		let t = cr(o), n = Q(pr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), Nr.set(u, l);
		}
	}
	return i;
}
var Ir = {}, Lr = [], Rr = [null, null], zr = Array.isArray, Br = Number.isInteger, Vr = (e) => e === void 0;
function Hr(e) {
	return typeof e == "string";
}
function Ur(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Wr(e) {
	return typeof e == "object" && !!e;
}
var Gr = Object.getPrototypeOf(Uint8Array), Kr = "__proto__";
function qr(e, t = Ur) {
	let n;
	if (zr(e)) {
		let r = e.find((e) => e != null);
		if (zr(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = qr(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Gr) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Kr && (n[r] = qr(e[r], t));
	} else n = e;
	return n;
}
function Jr(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Kr && (Ur(e[t]) ? Jr(e[t], qr(r[t])) : e[t] = qr(r[t]));
	}
	return e;
}
var Yr = 0, Xr = 1, Zr = 2;
function Qr(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function $r(e, t) {
	if (ni(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return ri(t[0]) || (t = ti(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Xr, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Yr && (l[n] = t, u == Zr && d.push(n)) : l[n] = t;
			}
			Qr(l, d, i), r.push(l);
		}
	}
	return r;
}
var ei = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function ti(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function ni(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function ri(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = fr(1, Y((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var ii = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], ai = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function oi(e) {
	return e.slice(0, 3);
}
var si = ai.map(oi), ci = {
	MMMM: ii,
	MMM: ii.map(oi),
	WWWW: ai,
	WWW: si
};
function li(e) {
	return (e < 10 ? "0" : "") + e;
}
function ui(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var di = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => li(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => li(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => li(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => li(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => li(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => ui(e.getMilliseconds())
};
function fi(e, t) {
	t ||= ci;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? di[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var pi = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function mi(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == pi ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var hi = (e) => e % 1 == 0, gi = [
	1,
	2,
	2.5,
	5
], _i = Fr(10, -32, 0, gi), vi = Fr(10, 0, 32, gi), yi = vi.filter(hi), bi = _i.concat(vi), xi = "\n", Si = "{YYYY}", Ci = xi + Si, wi = "{M}/{D}", Ti = xi + wi, Ei = Ti + "/{YY}", Di = "{aa}", Oi = "{h}:{mm}" + Di, ki = xi + Oi, Ai = ":{ss}", $ = null;
function ji(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? Fr(10, 0, 3, gi).filter(hi) : Fr(10, -3, 0, gi)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			Si,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			Ci,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			wi,
			Ci,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Di,
			Ei,
			$,
			Ti,
			$,
			$,
			$,
			1
		],
		[
			n,
			Oi,
			Ei,
			$,
			Ti,
			$,
			$,
			$,
			1
		],
		[
			t,
			Ai,
			Ei + " " + Oi,
			$,
			Ti + " " + Oi,
			$,
			ki,
			$,
			1
		],
		[
			e,
			Ai + ".{fff}",
			Ei + " " + Oi,
			$,
			Ti + " " + Oi,
			$,
			ki,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = Vi(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(Vi(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(lr(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = Vi(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Y(l) - Y(_)) + jr(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Y(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [Mi, Ni, Pi] = ji(1), [Fi, Ii, Li] = ji(.001);
Fr(2, -53, 53, [1]);
function Ri(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function zi(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function Bi(e, t) {
	let n = fi(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function Vi(e, t, n) {
	return new Date(e, t, n);
}
function Hi(e, t) {
	return t(e);
}
var Ui = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Wi(e, t) {
	return (n, r, i, a) => a == null ? wn : t(e(r));
}
function Gi(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Ki(e, t) {
	return e.series[t].fill(e, t);
}
var qi = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Sr,
	markers: {
		show: !0,
		width: 2,
		stroke: Gi,
		fill: Ki,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Ji(e, t) {
	let n = e.cursor.points, r = Pn(), i = n.size(e, t);
	W(r, on, i), W(r, sn, i);
	let a = i / -2;
	W(r, "marginLeft", a), W(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && W(r, "borderWidth", o), r;
}
function Yi(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Xi(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Zi(e, t) {
	return e.series[t].points.size;
}
var Qi = [0, 0];
function $i(e, t, n) {
	return Qi[0] = t, Qi[1] = n, Qi;
}
function ea(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function ta(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var na = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: $i,
	points: {
		one: !1,
		show: Ji,
		size: Zi,
		width: 0,
		stroke: Xi,
		fill: Yi
	},
	bind: {
		mousedown: ea,
		mouseup: ea,
		click: ea,
		dblclick: ea,
		mousemove: ta,
		mouseleave: ta,
		mouseenter: ta
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, ra = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, ia = Jr({}, ra, { filter: wr }), aa = Jr({}, ia, { size: 10 }), oa = Jr({}, ra, { show: !1 }), sa = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", ca = "bold " + sa, la = 1.5, ua = {
	show: !0,
	scale: "x",
	stroke: fn,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: ca,
	side: 2,
	grid: ia,
	ticks: aa,
	border: oa,
	font: sa,
	lineGap: la,
	rotate: 0
}, da = "Value", fa = "Time", pa = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: vr,
	max: -Infinity,
	idxs: []
};
function ma(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : or(e));
}
function ha(e, t, n, r, i, a, o) {
	let s = [], c = Nr.get(i) || 0;
	n = o ? n : Q(jr(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function ga(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = pr(c, Y((c == 10 ? hr : X)(n))), c == 10 && (i = bi[Gn(i, bi)]);
	let l = n, u = i * c;
	c == 10 && (u = bi[Gn(u, bi)]);
	do
		s.push(l), l += i, c == 10 && !Nr.has(l) && (l = Q(l, Nr.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = bi[Gn(u, bi)]));
	while (l <= r);
	return s;
}
function _a(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? ga(e, t, fr(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? ga(e, t, fr(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var va = /./, ya = /[12357]/, ba = /[125]/, xa = /1/, Sa = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Ca(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? va : c(7, o) - u >= l ? ya : c(5, o) - u >= l ? ba : xa;
	if (d == xa) {
		let e = cr(c(1, o) - u);
		if (e < l) return Sa(t.slice().reverse(), s.distr, d, ur(l / e)).reverse();
	}
	return Sa(t, s.distr, d, 1);
}
function wa(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = cr(c(1, o) - c(2, o));
	return l < s ? Sa(t.slice().reverse(), 3, va, ur(s / l)).reverse() : t;
}
function Ta(e, t, n, r) {
	return r == null ? wn : t == null ? "" : or(t);
}
var Ea = {
	show: !0,
	scale: "y",
	stroke: fn,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: ca,
	side: 3,
	grid: ia,
	ticks: aa,
	border: oa,
	font: sa,
	lineGap: la,
	rotate: 0
};
function Da(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Oa(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = cr(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * U);
	return r[1] - r[0] <= o;
}
var ka = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: vr,
	max: -Infinity
}, Aa = (e, t, n, r, i) => i, ja = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Aa,
	alpha: 1,
	facets: [Jr({}, ka, { scale: "x" }), Jr({}, ka, { scale: "y" })]
}, Ma = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Aa,
	alpha: 1,
	points: {
		show: Oa,
		filter: null
	},
	values: null,
	min: vr,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function Na(e, t, n, r, i) {
	return n / 10;
}
var Pa = {
	time: Rt,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, Fa = Jr({}, Pa, {
	time: !1,
	ori: 1
}), Ia = {};
function La(e, t) {
	let n = Ia[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (Ia[e] = n)), n;
}
var Ra = 1, za = 2;
function Ba(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Ya, Za, $a, to, ro) : n(i, c, l, u, d, _, g, p, f, h, m, Xa, Qa, eo, no, io);
}
function Va(e, t) {
	let n = 0, r = 0, i = G(e.bands, Lr);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function Ha(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Ua(e, t, n, r, i, a) {
	return Ba(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Za : Qa, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Wa(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? $a : eo, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function Ga(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Ka(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function qa(e) {
	return e == 0 ? Cr : e == 1 ? lr : (t) => Ar(t, e);
}
function Ja(e) {
	let t = e == 0 ? Ya : Xa, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = dr(c, o / 2, s / 2), l = dr(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Ya = (e, t, n) => {
	e.moveTo(t, n);
}, Xa = (e, t, n) => {
	e.moveTo(n, t);
}, Za = (e, t, n) => {
	e.lineTo(t, n);
}, Qa = (e, t, n) => {
	e.lineTo(n, t);
}, $a = Ja(0), eo = Ja(1), to = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, no = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, ro = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, io = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function ao(e) {
	return (e, t, n, r, i) => Ba(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Ya, v = to) : (_ = Xa, v = no);
		let y = Q(g.width * U, 3), b = (g.size - g.width) / 2 * U, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		$a(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, sr * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function oo(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var so = oo(Za), co = oo(Qa);
function lo(e) {
	let t = G(e?.alignGaps, 0);
	return (e, n, r, i) => Ba(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Yn(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Za, b = so) : (y = Qa, b = co);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ra
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = Va(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Ka(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Wa(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Ua(e, n, r, i, C, -1), Ua(e, n, r, i, C, 1)] : Ua(e, n, r, i, C, E)), S;
	});
}
function uo(e) {
	let t = G(e.align, 1), n = G(e.ascDesc, !1), r = G(e.alignGaps, 0), i = G(e.extend, !1);
	return (e, a, o, s) => Ba(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Yn(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Za : Qa, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ra
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = Va(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Ka(l, u, o, s, D, S, r));
			let f = c.width * U / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Wa(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [Ua(e, a, o, s, E, -1), Ua(e, a, o, s, E, 1)] : Ua(e, a, o, s, E, re)), T;
	});
}
function fo(e, t, n, r, i, a, o = vr) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = cr(e[c] - e[s]);
				t < l && (l = t, o = cr(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function po(e) {
	e ||= Ir;
	let t = G(e.size, [
		.6,
		vr,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = G(t[1], vr), c = G(t[2], 1), l = G(e.disp, Ir), u = G(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => Ba(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * U, O = s * U, k = c * U, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? $a : eo, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = G(e.bands, Lr).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * U), ce = !1, I = null, le = null, ue = null, de = null;
		d != null && (F == 0 || f != null) && (ce = !0, I = d.values(e, t, i, p), le = /* @__PURE__ */ new Map(), new Set(I).forEach((e) => {
			e != null && le.set(e, new Path2D());
		}), F > 0 && (ue = f.values(e, t, i, p), de = /* @__PURE__ */ new Map(), new Set(ue).forEach((e) => {
			e != null && de.set(e, new Path2D());
		})));
		let { x0: L, size: fe } = l;
		if (L != null && fe != null) {
			E = 1, h = L.values(e, t, i, p), L.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = fe.values(e, t, i, p);
			N = fe.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = fo(h, g, y, _, C, x, P), se = P - N + D;
		} else P = fo(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = Cr);
		let pe = se > 0, me = P - se - (pe ? F : 0);
		N = T(br(me, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (pe ? F / 2 : 0));
		let he = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, ge = ce ? null : new Path2D(), _e = null;
		if (ie != null) _e = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), _e = n.values(e, t, i, p));
		}
		let ve = ee * N, ye = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (_e != null) {
				let e = _e[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(G(r, oe), v, w, S), o = T(i - M), s = T(fr(a, j)), c = T(dr(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? ye : ve, a = r < 0 ? ve : ye;
				ce ? (F > 0 && ue[n] != null && ne(de.get(ue[n]), o, c + Y(F / 2), N, fr(0, u - F), i, a), I[n] != null && ne(le.get(I[n]), o, c + Y(F / 2), N, fr(0, u - F), i, a)) : ne(ge, o, c + Y(F / 2), N, fr(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? he.stroke = ce ? de : ge : ce || (he._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, he.width = 0), he.fill = ce ? le : ge, he;
	});
}
function mo(e, t) {
	let n = G(t?.alignGaps, 0);
	return (t, r, i, a) => Ba(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Yn(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Ya, S = Za, x = ro) : (b = Xa, S = Qa, x = io);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Ra
		}, k = O.stroke, [ee, A] = Va(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Ka(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Wa(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [Ua(t, r, i, a, k, -1), Ua(t, r, i, a, k, 1)] : Ua(t, r, i, a, k, A)), O;
	});
}
function ho(e) {
	return mo(go, e);
}
function go(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var _o = /* @__PURE__ */ new Set();
function vo() {
	for (let e of _o) e.syncRect(!0);
}
Tn && (Un(bn, Dn, vo), Un(xn, Dn, vo, !0), Un(Cn, Dn, () => {
	Po.pxRatio = U;
}));
var yo = lo(), bo = ao();
function xo(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Co(e, r, t, n));
}
function So(e, t) {
	return e.map((e, n) => n == 0 ? {} : Jr({}, t, e));
}
function Co(e, t, n, r) {
	return Jr({}, t == 0 ? n : r, e);
}
function wo(e, t, n) {
	return t == null ? Rr : [t, n];
}
var To = wo;
function Eo(e, t, n) {
	return t == null ? Rr : ir(t, n, er, !0);
}
function Do(e, t, n, r) {
	return t == null ? Rr : Qn(t, n, e.scales[r].log, !1);
}
var Oo = Do;
function ko(e, t, n, r) {
	return t == null ? Rr : $n(t, n, e.scales[r].log, !1);
}
var Ao = ko;
function jo(e, t, n, r, i) {
	let a = fr(yr(e), yr(t)), o = t - e, s = Gn(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? Nr.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function Mo(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = lr((n = +r) * U)) + "px"), [
		e,
		t,
		n
	];
}
function No(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * U, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function Po(e, t, n) {
	let r = { mode: G(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = Pn(zt);
	if (e.id != null && (l.id = e.id), jn(l, e.class), e.title) {
		let t = Pn(Ht, l);
		t.textContent = e.title;
	}
	let u = Nn("canvas"), d = r.ctx = u.getContext("2d"), f = Pn(Ut, l);
	Un("click", f, (e) => {
		e.target === m && (K != Yn || q != Xn) && J.click(r, e);
	}, !0);
	let p = r.under = Pn(Wt, f);
	f.appendChild(u);
	let m = r.over = Pn(Gt, f);
	e = qr(e);
	let h = +G(e.pxAlign, 1), g = qa(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? xo(e.series || [], pa, Ma, !1) : So(e.series || [null], ja), y = r.axes = xo(e.axes || [], ua, Ea, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = G(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: fn,
		series: Ot
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => hr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => _r(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || Ir)[t] || Ir;
			if (r.from != null) {
				E(r.from);
				let e = Jr({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Jr({}, t == S ? Pa : Fa, r), n.key = t;
				let e = n.time, a = n.range, o = zr(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? tr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? tr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Ur(a))) {
					let e = a;
					a = (t, n, r) => n == null ? Rr : ir(n, r, e);
				}
				n.range = Z(a || (e ? To : t == S ? n.distr == 3 ? Oo : n.distr == 4 ? Ao : wo : n.distr == 3 ? Do : n.distr == 4 ? ko : Eo)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || Na), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (jn(l, Bt), k = a, ee = o) : (jn(l, Vt), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(lr(e / _))), ne = e.fmtDate || fi, re = _ == 1 ? Pi(te) : Li(te), ie = zi(te, Ri(_ == 1 ? Ni : Ii, ne)), ae = Wi(te, Hi(Ui, ne)), oe = [], j = r.legend = Jr({}, qi, e.legend), M = r.cursor = Jr({}, na, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = Z(P.width), P.dash = Z(P.dash), P.stroke = Z(P.stroke), P.fill = Z(P.fill);
	let F, ce, I, le = [], ue = [], de, L = !1, fe = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		L = e != null, de = L ? e(r, 1, 0) : { _: 0 };
		for (let e in de) fe[e] = wn;
	}
	if (N) {
		if (F = Nn("table", Qt, l), I = Nn("tbody", null, F), j.mount(r, F), L) {
			ce = Nn("thead", null, F, I);
			let e = Nn("tr", null, ce);
			for (var pe in Nn("th", null, e), de) Nn("th", rn, e).textContent = pe;
		} else jn(F, en), j.live && jn(F, $t);
	}
	let me = { show: !0 }, he = { show: !1 };
	function ge(e, t) {
		if (t == 0 && (L || !j.live || i == 2)) return Rr;
		let n = [], a = Nn("tr", tn, I, I.childNodes[t]);
		jn(a, e.class), e.show || jn(a, qt);
		let o = Nn("th", null, a);
		if (P.show) {
			let e = Pn(nn, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = Pn(rn, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), ve("click", o, (t) => {
			if (M._lock) return;
			Ue(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && kr(r, e ? r == n ? me : he : me, !0, $.setSeries);
				});
			} else kr(n, { show: !e.show }, !0, $.setSeries);
		}, !1), Ke && ve(_n, o, (t) => {
			M._lock || (Ue(t), kr(v.indexOf(e), Xr, !0, $.setSeries));
		}, !1)), de) {
			let e = Nn("td", an, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let _e = /* @__PURE__ */ new Map();
	function ve(e, t, n, i = !0) {
		let a = _e.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (Un(e, t, a[e] = o), _e.set(t, a));
	}
	function ye(e, t, n) {
		let r = _e.get(t) || {};
		for (let n in r) (e == null || n == e) && (Wn(n, t, r[n]), delete r[n]);
		e ?? _e.delete(t);
	}
	let be = 0, xe = 0, R = 0, z = 0, Se = 0, Ce = 0, we = Se, Te = Ce, Ee = R, De = z, Oe = 0, ke = 0, Ae = 0, je = 0;
	r.bbox = {};
	let Me = !1, Ne = !1, Pe = !1, Fe = !1, Ie = !1, Le = !1;
	function Re(e, t, n) {
		(n || e != r.width || t != r.height) && ze(e, t), bn(!1), Pe = !0, Ne = !0, kn();
	}
	function ze(e, t) {
		r.width = be = R = e, r.height = xe = z = t, Se = Ce = 0, He(), B();
		let n = r.bbox;
		Oe = n.left = Ar(Se * U, .5), ke = n.top = Ar(Ce * U, .5), Ae = n.width = Ar(R * U, .5), je = n.height = Ar(z * U, .5);
	}
	function Be() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Lt(t), i = Rt(t);
			e = t == 3 || n && i, e || (ze(r.width, r.height), Ne = !0);
		}
	}
	function Ve({ width: e, height: t }) {
		Re(e, t);
	}
	r.setSize = Ve;
	function He() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (R -= c, a == 3 ? (Se += c, r = !0) : n = !0) : (z -= c, a == 0 ? (Ce += c, e = !0) : t = !0));
			}
		}), tt[0] = e, tt[1] = n, tt[2] = t, tt[3] = r, R -= at[1] + at[3], Se += at[3], z -= at[2] + at[0], Ce += at[0];
	}
	function B() {
		let e = Se + R, t = Ce + z, n = Se, r = Ce;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? vr, u = l >= 0 && l < vr, d = D.ori == 0 ? R : z, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && cr(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ue = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let We = M.points;
	We.show = Z(We.show), We.size = Z(We.size), We.stroke = Z(We.stroke), We.width = Z(We.width), We.fill = Z(We.fill);
	let Ge = r.focus = Jr({}, e.focus || { alpha: .3 }, M.focus), Ke = Ge.prox >= 0, qe = Ke && We.one, Je = [], Ye = [], Xe = [];
	function Ze(e, t) {
		let n = We.show(r, t);
		if (n instanceof HTMLElement) return jn(n, Zt), jn(n, e.class), In(n, -10, -10, R, z), m.insertBefore(n, Je[t]), n;
	}
	function Qe(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Hr(n) ? Wi(te, Hi(n, ne)) : n || ae : n || Ta, e.label = e.label || (t ? fa : da);
		}
		if (qe || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || yo || Tr, e.fillTo = Z(e.fillTo || Ha), e.pxAlign = +G(e.pxAlign, h), e.pxRound = qa(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Da(fr(1, e.width), 1), n = e.points = Jr({}, {
				size: t,
				width: fr(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: bo,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = ge(e, t);
			le.splice(t, 0, n[0]), ue.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			qe ? t == 0 && (n = Ze(e, t)) : t > 0 && (n = Ze(e, t)), Je.splice(t, 0, n), Ye.splice(t, 0, 0), Xe.splice(t, 0, 0);
		}
		ki("addSeries", t);
	}
	function $e(e, t) {
		t ??= v.length, e = i == 1 ? Co(e, t, pa, Ma) : Co(e, t, {}, ja), v.splice(t, 0, e), Qe(v[t], t);
	}
	r.addSeries = $e;
	function et(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), ue.splice(e, 1);
			let t = le.splice(e, 1)[0];
			ye(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), Je.splice(e, 1)[0].remove(), Ye.splice(e, 1), Xe.splice(e, 1)), ki("delSeries", e);
	}
	r.delSeries = et;
	let tt = [
		!1,
		!1,
		!1,
		!1
	];
	function nt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), zr(e.incrs) && e.incrs.forEach((e) => {
				!Nr.has(e) && Nr.set(e, Pr(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? yi : a ? _ == 1 ? Mi : Fi : bi)), e.splits = Z(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? ga : i.distr == 4 ? _a : ha)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = zr(o) && !zr(o[0]) ? Z(o) : a ? zr(o) ? zi(te, Ri(o, ne)) : Hr(o) ? Bi(te, o) : o || ie : o || ma, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? Ca : i.distr == 3 && i.log == 2 ? wa : wr)), e.font = Mo(e.font), e.labelFont = Mo(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (tt[t] = !0, e._el = Pn(Kt, f));
		}
	}
	function rt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? lr(ua.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? lr(Ea.size / 2) : 0), l;
	}
	let it = r.padding = (e.padding || [
		rt,
		rt,
		rt,
		rt
	]).map((e) => Z(G(e, rt))), at = r._padding = it.map((e, t) => e(r, t, tt, 0)), ot, st = null, ct = null, lt = i == 1 ? v[0].idxs : null, ut = null, dt = !1;
	function ft(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			ot = 0;
			for (let e = 1; e < v.length; e++) ot += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ut = t[0], ot = ut.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(ot);
				for (let e = 0; e < ot; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (bn(!0), ki("setData"), O == 2 && (Pe = !0), n !== !1) {
			let e = D;
			e.auto(r, dt) ? pt() : Or(S, e.min, e.max), Fe ||= M.left >= 0, Le = !0, kn();
		}
	}
	r.setData = ft;
	function pt() {
		dt = !0;
		let e, n;
		i == 1 && (ot > 0 ? (st = lt[0] = 0, ct = lt[1] = ot - 1, e = t[0][st], n = t[0][ct], O == 2 ? (e = st, n = ct) : e == n && (O == 3 ? [e, n] = Qn(e, e, D.log, !1) : O == 4 ? [e, n] = $n(e, e, D.log, !1) : D.time ? n = e + lr(86400 / _) : [e, n] = ir(e, n, er, !0))) : (st = lt[0] = e = null, ct = lt[1] = n = null)), Or(S, e, n);
	}
	let mt, ht, gt, _t, vt, yt, bt, xt, St, Ct;
	function V(e, t, n, r, i, a) {
		e ??= pn, n ??= Lr, r ??= "butt", i ??= pn, a ??= "round", e != mt && (d.strokeStyle = mt = e), i != ht && (d.fillStyle = ht = i), t != gt && (d.lineWidth = gt = t), a != vt && (d.lineJoin = vt = a), r != yt && (d.lineCap = yt = r), n != _t && d.setLineDash(_t = n);
	}
	function wt(e, t, n, r) {
		t != ht && (d.fillStyle = ht = t), e != bt && (d.font = bt = e), n != xt && (d.textAlign = xt = n), r != St && (d.textBaseline = St = r);
	}
	function Tt(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, dt) && (t == null || t.min == null)) {
			let t = G(st, 0), r = G(ct, i.length - 1), o = n.min == null ? Zn(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = dr(e.min, n.min = o[0]), e.max = fr(e.max, n.max = o[1]);
		}
	}
	let H = {
		min: null,
		max: null
	};
	function Et() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, dt)) && (A[e] = H);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = H);
		}
		A[S] != null && bn(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = qr(b[t], Wr);
				if (n.min != null) Jr(a, n);
				else if (t != S || i == 2) {
					if (ot == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = vr, a.max = -Infinity;
				}
			}
		}
		if (ot > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], st = Gn(s.min, t[0]), ct = Gn(s.max, t[0]), ct - st > 1 && (t[0][st] < s.min && st++, t[0][ct] > s.max && ct--), n.min = ut[st], n.max = ut[ct];
					} else n.show && n.auto && Tt(s, o, n, t[a], n.sorted);
					n.idxs[0] = st, n.idxs[1] = ct;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && Tt(u, A[o], r, c, r.sorted), d != null && Tt(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == vr ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? hr(i.min) : e == 4 ? _r(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? hr(i.max) : e == 4 ? _r(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Pe = !0, ki("setScale", e);
			se && M.left >= 0 && (Fe = Le = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Dt(e) {
		let t = br(st - 1, 0, ot - 1), n = br(ct + 1, 0, ot - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < ot - 1;) n++;
		return [t, n];
	}
	function Ot() {
		if (ot > 0) {
			let e = v.some((e) => e._focus) && Ct != Ge.alpha;
			e && (d.globalAlpha = Ct = Ge.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (kt(n, !1), kt(n, !0), e._paths == null)) {
					let a = Ct;
					Ct != e.alpha && (d.globalAlpha = Ct = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Dt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), Ct != a && (d.globalAlpha = Ct = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = Ct;
					Ct != e.alpha && (d.globalAlpha = Ct = e.alpha), e._paths != null && At(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, st, ct, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, st, ct, a), At(t, !0));
					}
					Ct != n && (d.globalAlpha = Ct = n), ki("drawSeries", t);
				}
			}), e && (d.globalAlpha = Ct = 1);
		}
	}
	function kt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function At(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * U, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Oe - l / 2, t = ke - l / 2, n = Ae + l, r = je + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? Mt(s, l, n.dash, n.cap, c, r, i, o, a) : jt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function jt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || Ir).band;
				zr(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && ar(g, st, ct) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, Mt(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || Mt(n, i, a, o, s, c, l, u, d, f);
	}
	function Mt(e, t, n, r, i, a, o, s, c, l, u, f) {
		V(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Pt(i, o), Nt(e, a, t)) : s & za ? (Pt(i, o), d.clip(f), Nt(e, a, t)) : s & Ra && (d.save(), d.clip(f), u && d.clip(u), Pt(i, o), d.restore(), Nt(e, a, t)) : (Pt(i, o), Nt(e, a, t)), (c || l || f) && d.restore();
	}
	function Nt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = mt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Pt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = ht = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Ft(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = jo(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function It(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), V(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Lt(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, bn(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, bn(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Ft(i, c, l, s == 0 ? R : z);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ut[e]) : p, h = a.distr == 2 ? ut[p[1]] - ut[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = ur(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Rt(e) {
		let t = !0;
		return it.forEach((n, i) => {
			let a = n(r, i, tt, e);
			a != at[i] && (t = !1), at[i] = a;
		}), t;
	}
	function fn() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = lr((t._lpos + s) * U);
				wt(t.labelFont[0], c, "center", n == 2 ? cn : ln), d.save(), i == 1 ? (a = o = 0, d.translate(p, lr(ke + je / 2)), d.rotate((n == 3 ? -sr : sr) / 2)) : (a = lr(Oe + Ae / 2), o = p);
				let m = xr(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Ae : je, h = i == 0 ? Oe : ke, _ = t._splits, v = p.distr == 2 ? _.map((e) => ut[e]) : _, x = p.distr == 2 ? ut[_[1]] - ut[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = lr(w * U), E = lr((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * U), D = t._rotate * -sr / 180, O = g(t._pos * U), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			wt(ee, c, t.align == 1 ? un : t.align == 2 ? dn : D > 0 ? un : D < 0 ? dn : i == 0 ? "center" : n == 3 ? dn : un, D || i == 1 ? "middle" : n == 2 ? cn : ln);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && It(te, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * U, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && It(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? ke : Oe, i == 0 ? je : Ae, Q(re.width * U, 3), re.stroke(r, e), re.dash, re.cap), C.show && It([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? ke : Oe, i == 1 ? je : Ae, Q(C.width * U, 3), C.stroke(r, e), C.dash, C.cap);
		}
		ki("drawAxes");
	}
	function bn(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let xn = !1, Sn = !1, Tn = [];
	function On() {
		Sn = !1;
		for (let e = 0; e < Tn.length; e++) ki(...Tn[e]);
		Tn.length = 0;
	}
	function kn() {
		xn ||= (ei(Fn), !0);
	}
	function An(e, t = !1) {
		xn = !0, Sn = t, e(r), Fn(), t && Tn.length > 0 && queueMicrotask(On);
	}
	r.batch = An;
	function Fn() {
		if (Me &&= (Et(), !1), Pe &&= (Be(), !1), Ne) {
			if (W(p, un, Se), W(p, cn, Ce), W(p, on, R), W(p, sn, z), W(m, un, Se), W(m, cn, Ce), W(m, on, R), W(m, sn, z), W(f, on, be), W(f, sn, xe), u.width = lr(be * U), u.height = lr(xe * U), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						W(e, a ? "left" : "top", r - t), W(e, a ? "width" : "height", n), W(e, a ? "top" : "left", a ? Ce : Se), W(e, a ? "height" : "width", a ? z : R), Mn(e, qt);
					} else jn(e, qt);
				}
			}), mt = ht = gt = vt = yt = bt = xt = St = _t = null, Ct = 1, ui(!0), Se != we || Ce != Te || R != Ee || z != De) {
				bn(!1);
				let e = R / Ee, t = z / De;
				if (se && !Fe && M.left >= 0) {
					M.left *= e, M.top *= t, Hn && In(Hn, lr(M.left), 0, R, z), Kn && In(Kn, 0, lr(M.top), R, z);
					for (let n = 0; n < Je.length; n++) {
						let r = Je[n];
						r != null && (Ye[n] *= e, Xe[n] *= t, In(r, ur(Ye[n]), ur(Xe[n]), R, z));
					}
				}
				if (X.show && !Ie && X.left >= 0 && X.width > 0) {
					X.left *= e, X.width *= e, X.top *= t, X.height *= t;
					for (let e in mi) W(yr, e, X[e]);
				}
				we = Se, Te = Ce, Ee = R, De = z;
			}
			ki("setSize"), Ne = !1;
		}
		be > 0 && xe > 0 && (d.clearRect(0, 0, u.width, u.height), ki("drawClear"), w.forEach((e) => e()), ki("draw")), X.show && Ie && (Sr(X), Ie = !1), se && Fe && (ci(null, !0, !1), Fe = !1), j.show && j.live && Le && (oi(), Le = !1), c || (c = !0, r.status = 1, ki("ready")), dt = !1, xn = !1;
	}
	r.redraw = (e, t) => {
		Pe = t || !1, e === !1 ? kn() : Or(S, D.min, D.max);
	};
	function Ln(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (ot == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (ot > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && ot > 0 && (n.min = Gn(n.min, t[0]), n.max = Gn(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Me = !0, kn();
		}
	}
	r.setScale = Ln;
	let zn, Vn, Hn, Kn, qn, Jn, Yn, Xn, nr, rr, K, q, or = !1, J = M.drag, Y = J.x, mr = J.y;
	se && (M.x && (zn = Pn(Yt, m)), M.y && (Vn = Pn(Xt, m)), D.ori == 0 ? (Hn = zn, Kn = Vn) : (Hn = Vn, Kn = zn), K = M.left, q = M.top);
	let X = r.select = Jr({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), yr = X.show ? Pn(Jt, X.over ? m : p) : null;
	function Sr(e, t) {
		if (X.show) {
			for (let t in e) X[t] = e[t], t in mi && W(yr, t, e[t]);
			t !== !1 && ki("setSelect");
		}
	}
	r.setSelect = Sr;
	function Cr(e) {
		if (v[e].show) N && Mn(le[e], qt);
		else if (N && jn(le[e], qt), se) {
			let t = qe ? Je[0] : Je[e];
			t != null && In(t, -10, -10, R, z);
		}
	}
	function Or(e, t, n) {
		Ln(e, {
			min: t,
			max: n
		});
	}
	function kr(e, t, n, a) {
		t.focus != null && Zr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Cr(r), i == 2 ? (Or(n.facets[0].scale, null, null), Or(n.facets[1].scale, null, null)) : Or(n.scale, null, null), kn());
		}), n !== !1 && ki("setSeries", e, t), a && Gi("setSeries", r, e, t);
	}
	r.setSeries = kr;
	function jr(e, t) {
		Jr(x[e], t);
	}
	function Mr(e, t) {
		e.fill = Z(e.fill || null), e.dir = G(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function Fr(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Mr, r.setBand = jr, r.delBand = Fr;
	function Br(e, t) {
		v[e].alpha = t, se && Je[e] != null && (Je[e].style.opacity = t), N && le[e] && (le[e].style.opacity = t);
	}
	let Gr, Kr, Yr, Xr = { focus: !0 };
	function Zr(e) {
		if (e != Yr) {
			let t = e == null, n = Ge.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && Br(a, i ? 1 : Ge.alpha);
				}
			}), Yr = e, n && kn();
		}
	}
	N && Ke && ve(vn, F, (e) => {
		M._lock || (Ue(e), Yr != null && kr(null, Xr, !0, $.setSeries));
	});
	function Qr(e, t, n) {
		let r = b[t];
		n && (e = e / U - (r.ori == 1 ? Ce : Se));
		let i = R;
		r.ori == 1 && (i = z, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? pr(10, c) : l == 4 ? gr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function $r(e, n) {
		return Gn(Qr(e, S, n), t[0], st, ct);
	}
	r.valToIdx = (e) => Gn(e, t[0]), r.posToIdx = $r, r.posToVal = Qr, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Ae : R, n ? Oe : 0) : o(e, b[t], n ? je : z, n ? ke : 0), r.setCursor = (e, t, n) => {
		K = e.left, q = e.top, ci(null, t, n);
	};
	function ti(e, t) {
		W(yr, un, X.left = e), W(yr, on, X.width = t);
	}
	function ni(e, t) {
		W(yr, cn, X.top = e), W(yr, sn, X.height = t);
	}
	let ri = D.ori == 0 ? ti : ni, ii = D.ori == 1 ? ti : ni;
	function ai() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && L) continue;
			let t = j.values[e], n = 0;
			for (let r in t) ue[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function oi(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : Vr(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !L) && si(e, oe[e]);
			ai();
		}
		Le = !1, t !== !1 && ki("setLegend");
	}
	r.setLegend = oi;
	function si(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? ut : t[e], o;
		L ? o = i.values(r, e, n) ?? fe : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? fe : { _: o }), j.values[e] = o;
	}
	function ci(e, n, a) {
		nr = K, rr = q, [K, q] = M.move(r, K, q), M.left = K, M.top = q, se && (Hn && In(Hn, lr(K), 0, R, z), Kn && In(Kn, 0, lr(q), R, z));
		let o, s = st > ct;
		Gr = vr, Kr = null;
		let c = D.ori == 0 ? R : z, l = D.ori == 1 ? R : z;
		if (K < 0 || ot == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Je[e];
				t != null && In(t, -10, -10, R, z);
			}
			Ke && kr(null, Xr, !0, e == null && $.setSeries), j.live && (oe.fill(o), Le = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? K : q, n = Qr(e, S), o = M.idx = Gn(n, t[0], st, ct), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Le = Le || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ke && S != null) {
						let t = D.ori == 1 ? K : q, n = cr(Ge.dist(r, e, x, _, t));
						if (n < Gr) {
							let r = Ge.bias;
							if (r != 0) {
								let i = Qr(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (Gr = n, Kr = e);
							} else Gr = n, Kr = e;
						}
					}
					if (Le || qe) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = We.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = We.size(r, e);
						if (v = We.fill(r, e), g = We.stroke(r, e), qe) e == Kr && Gr <= Ge.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Je[e];
							t != null && (Ye[e] = c, Xe[e] = l, Bn(t, a, o, y), Rn(t, v, g), In(t, ur(c), ur(l), R, z));
						}
					}
				}
			}
			if (qe) {
				let e = Ge.prox;
				if (Le || (Yr == null ? Gr <= e : Gr > e || Kr != Yr)) {
					let e = Je[0];
					e != null && (Ye[0] = s, Xe[0] = u, Bn(e, d, f, p), Rn(e, m, h), In(e, ur(s), ur(u), R, z));
				}
			}
		}
		if (X.show && or) {
			if (e != null) {
				let [t, n] = $.scales, [r, i] = $.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (Y = s._x, mr = s._y, Y || mr) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && Y ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), ri(dr(v, y), cr(y - v))) : ri(0, c), S && mr ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), ii(dr(v, y), cr(y - v))) : ii(0, l);
				} else hi();
			} else {
				let e = cr(nr - qn), t = cr(rr - Jn);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				Y = J.x && e >= J.dist, mr = J.y && t >= J.dist;
				let n = J.uni;
				n == null ? J.x && J.y && (Y || mr) && (Y = mr = !0) : Y && mr && (Y = e >= n, mr = t >= n, !Y && !mr && (t > e ? mr = !0 : Y = !0));
				let r, i;
				Y && (D.ori == 0 ? (r = Yn, i = K) : (r = Xn, i = q), ri(dr(r, i), cr(i - r)), mr || ii(0, l)), mr && (D.ori == 1 ? (r = Yn, i = K) : (r = Xn, i = q), ii(dr(r, i), cr(i - r)), Y || ri(0, c)), !Y && !mr && (ri(0, 0), ii(0, 0));
			}
		}
		if (J._x = Y, J._y = mr, e == null) {
			if (a) {
				if (ji != null) {
					let [e, t] = $.scales;
					$.values[0] = e == null ? null : Qr(D.ori == 0 ? K : q, e), $.values[1] = t == null ? null : Qr(D.ori == 1 ? K : q, t);
				}
				Gi(mn, r, K, q, R, z, o);
			}
			if (Ke) {
				let e = a && $.setSeries, t = Ge.prox;
				Yr == null ? Gr <= t && kr(Kr, Xr, !0, e) : Gr > t ? kr(null, Xr, !0, e) : Kr != Yr && kr(Kr, Xr, !0, e);
			}
		}
		Le && (j.idx = o, oi()), n !== !1 && ki("setCursor");
	}
	let li = null;
	Object.defineProperty(r, "rect", { get() {
		return li ?? ui(!1), li;
	} });
	function ui(e = !1) {
		e ? li = null : (li = m.getBoundingClientRect(), ki("syncRect", li));
	}
	function di(e, t, n, r, i, a, o) {
		M._lock || or && e != null && e.movementX == 0 && e.movementY == 0 || (pi(e, t, n, r, i, a, o, !1, e != null), e == null ? ci(t, !0, !1) : ci(null, !0, !0));
	}
	function pi(e, t, n, i, a, o, c, l, u) {
		if (li ?? ui(!1), Ue(e), e != null) n = e.clientX - li.left, i = e.clientY - li.top;
		else {
			if (n < 0 || i < 0) {
				K = -10, q = -10;
				return;
			}
			let [e, r] = $.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = $.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? R : z, _ = D.ori == 1 ? R : z, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == mn) && ((n <= 1 || n >= R - 1) && (n = Ar(n, R)), (i <= 1 || i >= z - 1) && (i = Ar(i, z))), l ? (qn = n, Jn = i, [Yn, Xn] = M.move(r, n, i)) : (K = n, q = i);
	}
	let mi = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function hi() {
		Sr(mi, !1);
	}
	let gi, _i, vi, xi;
	function Si(e, t, n, i, a, o, s) {
		or = !0, Y = mr = J._x = J._y = !1, pi(e, t, n, i, a, o, s, !0, !1), e != null && (ve(gn, En, Ci, !1), Gi(hn, r, Yn, Xn, R, z, null));
		let { left: c, top: l, width: u, height: d } = X;
		gi = c, _i = l, vi = u, xi = d;
	}
	function Ci(e, t, n, i, a, o, s) {
		or = J._x = J._y = !1, pi(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = X, f = u > 0 || d > 0, p = gi != c || _i != l || vi != u || xi != d;
		if (f && p && Sr(X), J.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), Y && Or(S, Qr(e, S), Qr(e + t, S)), mr) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != vr && Or(e, Qr(n + r, e), Qr(n, e));
			}
			hi();
		} else M.lock && (M._lock = !M._lock, ci(t, !0, e != null));
		e != null && (ye(gn, En), Gi(gn, r, K, q, R, z, null));
	}
	function wi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		Ue(e);
		let s = or;
		if (or) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = Y, r = mr) : (n = mr, r = Y), n && r && (e = K <= 10 || K >= R - 10, t = q <= 10 || q >= z - 10), n && e && (K = K < Yn ? 0 : R), r && t && (q = q < Xn ? 0 : z), ci(null, !0, !0), or = !1;
		}
		K = -10, q = -10, oe.fill(null), ci(null, !0, !0), s && (or = s);
	}
	function Ti(e, t, n, i, a, o, s) {
		M._lock || (Ue(e), pt(), hi(), e != null && Gi(yn, r, K, q, R, z, null));
	}
	function Ei() {
		y.forEach(No), Re(r.width, r.height, !0);
	}
	Un(Cn, Dn, Ei);
	let Di = {};
	Di.mousedown = Si, Di.mousemove = di, Di.mouseup = Ci, Di.dblclick = Ti, Di.setSeries = (e, t, n, i) => {
		let a = $.match[2];
		n = a(r, t, n), n != -1 && kr(n, i, !0, !1);
	}, se && (ve(hn, m, Si), ve(mn, m, di), ve(_n, m, (e) => {
		Ue(e), ui(!1);
	}), ve(vn, m, wi), ve(yn, m, Ti), _o.add(r), r.syncRect = ui);
	let Oi = r.hooks = e.hooks || {};
	function ki(e, t, n) {
		Sn ? Tn.push([
			e,
			t,
			n
		]) : e in Oi && Oi[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Oi[t] = (Oi[t] || []).concat(e.hooks[t]);
	});
	let Ai = (e, t, n) => n, $ = Jr({
		key: null,
		setSeries: !1,
		filters: {
			pub: Er,
			sub: Er
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Dr,
			Dr,
			Ai
		],
		values: [null, null]
	}, M.sync);
	$.match.length == 2 && $.match.push(Ai), M.sync = $;
	let ji = $.key, Vi = La(ji);
	function Gi(e, t, n, r, i, a, o) {
		$.filters.pub(e, t, n, r, i, a, o) && Vi.pub(e, t, n, r, i, a, o);
	}
	Vi.sub(r);
	function Ki(e, t, n, r, i, a, o) {
		$.filters.sub(e, t, n, r, i, a, o) && Di[e](null, t, n, r, i, a, o);
	}
	r.pub = Ki;
	function Ji() {
		Vi.unsub(r), _o.delete(r), _e.clear(), Wn(Cn, Dn, Ei), l.remove(), F?.remove(), ki("destroy");
	}
	r.destroy = Ji;
	function Yi() {
		ki("init", e, t), ft(t || e.data, !1), A[S] ? Ln(S, A[S]) : pt(), Ie = X.show && (X.width > 0 || X.height > 0), Fe = Le = !0, Re(e.width, e.height);
	}
	return v.forEach(Qe), y.forEach(nt), n ? n instanceof HTMLElement ? (n.appendChild(l), Yi()) : n(r, Yi) : Yi(), r;
}
Po.assign = Jr, Po.fmtNum = or, Po.rangeNum = ir, Po.rangeLog = Qn, Po.rangeAsinh = $n, Po.orient = Ba, Po.pxRatio = U, Po.join = $r, Po.fmtDate = fi, Po.tzDate = mi, Po.sync = La;
{
	Po.addGap = Ga, Po.clipGaps = Wa;
	let e = Po.paths = { points: ao };
	e.linear = lo, e.stepped = uo, e.bars = po, e.spline = ho;
}
// src/colours.ts
var Fo = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], Io = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], Lo = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], Ro = window.matchMedia("(prefers-color-scheme: dark)"), zo = $e(Ro.matches);
Ro.addEventListener("change", (e) => {
	zo.value = e.matches;
});
function Bo(e) {
	return (zo.value ? Io : Fo)[e % Fo.length];
}
function Vo(e) {
	return Lo[e % Lo.length];
}
function Ho() {
	return zo.value ? "#c9d1d9" : "#3b434b";
}
function Uo() {
	return zo.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var Wo = 26;
function Go(e) {
	let t = ke(null), n = ke(null), r = ke(e);
	r.current = e;
	let i = vt(!1), { lines: a, step: o } = e, s = Math.max(0, ...a.map((e) => e.values.length)), c = je(), l = zo.value, u = s === 0, d = a.map((e) => e.label).join("\n"), f = e.strip ? a.length * Wo + 44 : 170, p = Ae(() => Array.from({ length: s }, (e, t) => t * o), [s, o]), m = Ae(() => Zo(e), [a]);
	Oe(() => {
		let i = t.current;
		if (!i || u) return;
		let s = {
			stroke: Ho,
			grid: {
				stroke: Uo(),
				width: 1
			},
			ticks: {
				stroke: Uo(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, c = new Po({
			width: i.clientWidth || 600,
			height: f,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: {
					size: 6,
					show: !e.strip
				},
				y: !1
			},
			legend: { show: !1 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => H.value ?? [t, Math.max(n, t + o)]
				},
				y: { range: (t, n, i) => e.strip ? [0, a.length] : [0, Math.max(.001, i ?? 0, ...(r.current.marks ?? []).map((e) => e.value)) * 1.08] }
			},
			axes: [{
				...s,
				values: (e, t) => t.map(fe),
				size: 30
			}, {
				...s,
				values: (e, t) => t.map(le),
				size: 52,
				...e.strip ? {
					values: () => [],
					grid: { show: !1 },
					ticks: { show: !1 }
				} : {}
			}],
			series: [{}, ...a.map((t, n) => ({
				label: t.label,
				stroke: Bo(t.colour ?? n),
				width: Vo(t.colour ?? n).length > 0 ? 1.75 : 2.5,
				dash: Vo(t.colour ?? n),
				spanGaps: !0,
				paths: e.strip ? () => null : void 0,
				points: { show: !1 }
			}))],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (H.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					e.strip ? Xo(t, r.current) : Yo(t, r.current.marks ?? []);
				}]
			}
		}, Ko(p, a), i);
		n.current = c, c.over.addEventListener("mousemove", (e) => {
			Et.value = c.data[0][c.posToIdx(e.clientX - c.over.getBoundingClientRect().left)] ?? null;
		}), c.over.addEventListener("mouseleave", () => {
			Et.value = null;
		}), c.over.addEventListener("click", () => {
			Et.value !== null && r.current.onPick?.(Et.value);
		}), c.over.addEventListener("dblclick", () => {
			H.value = null;
		});
		let l = new ResizeObserver(() => {
			i.clientWidth > 0 && i.clientWidth !== c.width && c.setSize({
				width: i.clientWidth,
				height: f
			});
		});
		return l.observe(i), () => {
			l.disconnect(), c.destroy(), n.current = null;
		};
	}, [
		u,
		l,
		d,
		o,
		f
	]);
	let h = H.value, g = Et.value;
	Oe(() => {
		n.current?.batch((e) => {
			e.setData(Ko(p, a));
		});
	}, [
		h,
		p,
		a
	]), Oe(() => {
		let e = n.current;
		e && !e.over.matches(":hover") && e.setCursor({
			left: g === null ? -10 : e.valToPos(g, "x"),
			top: g === null ? -10 : 1
		}, !1);
	}, [
		g,
		h,
		p,
		a,
		l
	]);
	let _ = (e) => {
		let t = Math.max(0, Math.min(s - 1, Math.round(e / o))) * o, n = H.value;
		if (n && (t < n[0] || t > n[1])) {
			let e = n[1] - n[0], r = t < n[0] ? t : t - e;
			H.value = [r, r + e];
		}
		Et.value = t;
	}, v = (e) => {
		let t = (s - 1) * o, [n, r] = H.value ?? [0, t], i = Math.max(2 * o, (r - n) * e), a = Et.value ?? (n + r) / 2, c = Math.max(0, Math.min(t - i, a - i / 2));
		H.value = i >= t ? null : [c, c + i];
	};
	return /* @__PURE__ */ V("section", {
		class: "chart",
		"aria-labelledby": c,
		children: [
			/* @__PURE__ */ V("header", { children: [/* @__PURE__ */ V("h3", {
				id: c,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ V("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ V("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${i.value ? "Chart" : "Table"}: ${e.title}`,
				onClick: () => {
					i.value = !i.value;
				},
				children: i.value ? "Chart" : "Table"
			})] }),
			u ? /* @__PURE__ */ V("p", {
				class: "hint",
				children: "Nothing yet."
			}) : /* @__PURE__ */ V("div", {
				ref: t,
				class: "plot",
				role: "slider",
				tabIndex: 0,
				hidden: i.value,
				onKeyDown: (t) => {
					if (t.ctrlKey || t.metaKey || t.altKey) return;
					let n = Et.value ?? H.value?.[0] ?? 0, r = (t.shiftKey ? 10 : 1) * o, i = {
						ArrowRight: () => _(Et.value === null ? n : n + r),
						ArrowLeft: () => _(n - r),
						Home: () => _(0),
						End: () => _(s * o),
						"+": () => v(.5),
						"=": () => v(.5),
						"-": () => v(2),
						0: () => {
							H.value = null;
						},
						Enter: () => {
							Et.value !== null && e.onPick?.(Et.value);
						}
					};
					i[t.key] && (t.preventDefault(), i[t.key]());
				},
				"aria-labelledby": c,
				"aria-describedby": `${c}-said axis-keys`,
				"aria-orientation": "horizontal",
				"aria-valuemin": 0,
				"aria-valuemax": (s - 1) * o,
				"aria-valuenow": g ?? 0,
				"aria-valuetext": g === null ? "no time chosen" : `${fe(g)}: ${a.map((e) => `${e.label} ${qo(e, g, o)}`).join(", ")}`
			}),
			/* @__PURE__ */ V("p", {
				id: `${c}-said`,
				hidden: !0,
				children: m
			}),
			!u && !i.value && /* @__PURE__ */ V("ul", {
				class: "legend",
				children: [a.map((t, n) => /* @__PURE__ */ V("li", { children: [
					/* @__PURE__ */ V(Jo, {
						n: t.colour ?? n,
						strip: e.strip
					}),
					" ",
					t.label,
					" ",
					/* @__PURE__ */ V("b", { children: g === null ? "" : qo(t, g, o) })
				] }, t.label)), /* @__PURE__ */ V("li", {
					class: "at",
					children: g === null ? "" : `at ${fe(g)}`
				})]
			}),
			i.value && /* @__PURE__ */ V(Qo, {
				...e,
				points: s
			})
		]
	});
}
function Ko(e, t) {
	return [e, ...t.map((e) => e.values)];
}
function qo(e, t, n) {
	let r = e.values[Math.round(t / n)];
	return r == null ? "–" : le(r);
}
function Jo({ n: e, strip: t }) {
	return /* @__PURE__ */ V("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: t ? /* @__PURE__ */ V("rect", {
			x: "8",
			y: "0",
			width: "10",
			height: "10",
			fill: Bo(e)
		}) : /* @__PURE__ */ V("line", {
			x1: "0",
			y1: "5",
			x2: "26",
			y2: "5",
			stroke: Bo(e),
			"stroke-width": "2.5",
			"stroke-dasharray": Vo(e).join(" ")
		})
	});
}
function Yo(e, t) {
	let { left: n, top: r, width: i } = e.bbox, a = e.ctx, o = devicePixelRatio, s = /* @__PURE__ */ new Map();
	for (let n of t) {
		let t = Math.round(e.valToPos(n.value, "y", !0));
		n.value > 0 && s.set(t, [...s.get(t) ?? [], n.label]);
	}
	a.save(), a.strokeStyle = a.fillStyle = Ho(), a.lineWidth = o, a.font = `${11 * o}px system-ui, sans-serif`, a.textAlign = "right";
	let c = -1e9;
	for (let [e, t] of [...s].sort(([e], [t]) => e - t)) {
		a.setLineDash([5 * o, 4 * o]), a.beginPath(), a.moveTo(n, e), a.lineTo(n + i, e), a.stroke();
		let s = Math.max(e + 3 * o, c + 13 * o, r);
		c = s, a.textBaseline = "top", a.fillText(t.join(", "), n + i - 4 * o, s, i - 8 * o);
	}
	a.restore();
}
function Xo(e, { lines: t, step: n }) {
	let { left: r, top: i, width: a, height: o } = e.bbox, s = e.ctx, c = devicePixelRatio, l = o / t.length;
	s.save(), s.beginPath(), s.rect(r, i, a, o), s.clip(), s.font = `${11 * c}px system-ui, sans-serif`, s.textBaseline = "top", s.textAlign = "left", t.forEach((t, o) => {
		let u = i + (o + 1) * l, d = Math.max(1, ...t.values.map((e) => e ?? 0));
		s.fillStyle = Uo(), s.fillRect(r, u - c, a, c), s.fillStyle = Bo(t.colour ?? o), t.values.forEach((t, r) => {
			if (!t) return;
			let i = e.valToPos(r * n, "x", !0), a = Math.max(2 * c, (e.valToPos((r + 1) * n, "x", !0) - i) * .9), o = Math.max(3 * c, t / d * (l - 3 * c));
			s.fillRect(i, u - c - o, a, o);
		}), s.fillStyle = Ho(), s.fillText(`${t.label}, up to ${le(d)}`, r + 4 * c, u - l + 3 * c, a - 8 * c);
	}), s.restore();
}
function Zo({ title: e, unit: t, lines: n, marks: r }) {
	return `${e}, ${t}: ${[...n.map((e) => `${e.label} at most ${le(e.values.reduce((e, t) => Math.max(e, t ?? 0), 0))}`), ...(r ?? []).filter((e) => e.value > 0).map((e) => e.label)].join(", ")}. The button Table shows the numbers.`;
}
function Qo({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = H.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t) + 1), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ V("div", {
		class: "scroll",
		tabIndex: 0,
		role: "group",
		"aria-label": `${r} as a table`,
		children: [/* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [/* @__PURE__ */ V("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ V("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ V("tbody", { children: l.map((n) => /* @__PURE__ */ V("tr", { children: [/* @__PURE__ */ V("th", {
			scope: "row",
			children: fe(n * t)
		}), e.map((e) => /* @__PURE__ */ V("td", { children: qo(e, n * t, t) }, e.label))] }, n)) })] }), c > 1 && /* @__PURE__ */ V("p", {
			class: "hint",
			children: [
				"One row in ",
				c,
				" is shown; zoom in for all."
			]
		})]
	});
}
// src/overview.tsx
function $o({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ V(x, { children: [
		/* @__PURE__ */ V(es, { page: e }),
		/* @__PURE__ */ V(rs, { s: t }),
		/* @__PURE__ */ V(ss, { page: e }),
		/* @__PURE__ */ V(ls, { s: t }),
		/* @__PURE__ */ V(ds, { s: t }),
		/* @__PURE__ */ V(fs, { s: t })
	] });
}
function es({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ V("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ V("h2", {
			id: "causes",
			children: "Causes"
		}), t.map((t, n) => /* @__PURE__ */ V(ts, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function ts({ c: e, title: t, drawn: n }) {
	let r = () => {
		At.value = e.cause, jt.value = "", Mt.value = -1, kt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ V("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ V("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ V("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${I(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						pe(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ V("p", { children: ns(e.sentence) }),
			/* @__PURE__ */ V("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ V("details", { children: [/* @__PURE__ */ V("summary", { children: "Evidence" }), /* @__PURE__ */ V("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ V("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ V("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function ns(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function rs({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ V("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ V("h2", {
			id: "thresholds",
			children: "Thresholds"
		}), /* @__PURE__ */ V("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
				/* @__PURE__ */ V("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ V("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ V("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ V("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ V("tr", { children: [
				/* @__PURE__ */ V("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ V("th", {
					scope: "row",
					children: [/* @__PURE__ */ V("code", { children: e.expr }), e.implied && /* @__PURE__ */ V("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ V("td", { children: e.value === null ? "–" : is(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function is(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? pe(t) : /_ms\(/.test(e) ? de(t) : le(t);
}
var as = 7, os = 4;
function ss({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, i = (e, t) => t.length > e ? `, the first ${e} of ${t.length}` : "", a = t.slice(0, as).map((e) => ({
		label: r(e.name, "open", t),
		values: e.open
	})), o = t.filter((e) => e.rtt_p99_ms.some((e) => e !== null)), s = t.reduce((e, t) => e + t.wanted, 0), c = (e) => (e[0] ?? []).map((t, n) => e.reduce((e, t) => e + (t[n] ?? 0), 0)), l = (e) => e.filter((e) => e.values.some((e) => (e ?? 0) > 0)), u = l([...Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n
	})), {
		label: "refused",
		values: c(t.map((e) => e.refused))
	}]), d = [...u, ...l([{
		label: "throttled (429)",
		values: c(n.map((e) => e.throttled))
	}, {
		label: "failed",
		values: c(n.map((e) => e.failed))
	}])], f = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), p = e.summary.platform?.max_concurrent ?? 0, m = e.summary.interactions.max_concurrent, h = {
		value: p,
		label: `the platform's maximum ${I(p)}`
	}, g = (t) => {
		let n = (n) => (n.values[Math.round(t / e.step_s)] ?? 0) > 0, r = u.some(n);
		d.some(n) && (H.value = [t, t + e.step_s], At.value = jt.value = "", Mt.value = Pt.value = -1, r || (Nt.value = {
			...Nt.value,
			load: "",
			outcome: "",
			text: "",
			atLeastMs: 0
		}), kt.value = r ? "sockets" : "interactions");
	}, _ = e.generator;
	return /* @__PURE__ */ V("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				id: "axis-keys",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart ",
					/* @__PURE__ */ V("kbd", { children: "←" }),
					" ",
					/* @__PURE__ */ V("kbd", { children: "→" }),
					" move the cursor (with ",
					/* @__PURE__ */ V("kbd", { children: "Shift" }),
					" ten points), ",
					/* @__PURE__ */ V("kbd", { children: "+" }),
					" ",
					/* @__PURE__ */ V("kbd", { children: "−" }),
					" zoom, ",
					/* @__PURE__ */ V("kbd", { children: "0" }),
					" shows all of it.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					H.value && /* @__PURE__ */ V("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							H.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ V(Go, {
				title: "Open sockets",
				unit: `of ${I(s)} wanted${i(as, t)}`,
				step: e.step_s,
				lines: a,
				marks: t.slice(0, as).map((e) => ({
					value: e.wanted,
					label: `${r(e.name, "wanted", t)} ${I(e.wanted)}`
				}))
			}),
			d.length > 0 && /* @__PURE__ */ V(Go, {
				title: t.length > 0 ? "Closes by cause" : "Throttled and failed",
				unit: `${t.length > 0 ? "refusals and failures, " : ""}in ${e.step_s} s; click one or press Enter to see them`,
				step: e.step_s,
				lines: d,
				strip: !0,
				onPick: g
			}),
			n.length > 0 && /* @__PURE__ */ V(Go, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				marks: [{
					value: m,
					label: `maximum concurrent interactions ${I(m)}`
				}, h]
			}),
			f.length > 0 && /* @__PURE__ */ V(Go, {
				title: "The platform's own view",
				unit: `as it counts${i(as, f)}`,
				step: e.step_s,
				lines: f.slice(0, as),
				marks: [h]
			}),
			n.slice(0, os).map((t) => /* @__PURE__ */ V(cs, {
				l: t,
				whose: n.length > 1 ? `: ${t.name}` : "",
				step: e.step_s
			}, t.name)),
			n.length > os && /* @__PURE__ */ V("p", {
				class: "hint",
				children: [
					"The charts show the first ",
					os,
					" of ",
					n.length,
					" loads; the table below has all of them."
				]
			}),
			o.length > 0 && /* @__PURE__ */ V(Go, {
				title: "Ping round trips",
				unit: `ms at p99, ± 12 %${i(as, o)}`,
				step: e.step_s,
				lines: o.slice(0, as).map((e) => ({
					label: r(e.name, "ping", t),
					values: e.rtt_p99_ms
				}))
			}),
			/* @__PURE__ */ V(Go, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: _.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ V(Go, {
				title: "The generator's processors",
				unit: "how many",
				step: e.step_s,
				lines: [{
					label: "used",
					values: _.cpu ?? []
				}, {
					label: "waited for",
					values: _.waited ?? []
				}]
			})
		]
	});
}
function cs({ l: e, whose: t, step: n }) {
	let r = (e) => e.map((e) => e / n), i = Ae(() => [
		{
			label: "planned",
			values: r(e.planned)
		},
		{
			label: "started",
			values: r(e.started)
		},
		{
			label: "good",
			values: r(e.good)
		},
		{
			label: "throttled (429)",
			values: r(e.throttled)
		},
		{
			label: "failed",
			values: r(e.failed)
		}
	].map((e, t) => ({
		...e,
		colour: t
	})).filter((e, t) => t < 3 || e.values.some((e) => (e ?? 0) > 0)), [e]), a = Ae(() => [
		{
			label: "p50 from plan",
			values: e.latency_p50_ms
		},
		{
			label: "p99 from plan",
			values: e.latency_p99_ms
		},
		{
			label: "p99 service",
			values: e.service_p99_ms
		}
	], [e]);
	return /* @__PURE__ */ V(x, { children: [/* @__PURE__ */ V(Go, {
		title: `Arrivals${t}`,
		unit: "a second",
		step: n,
		lines: i
	}), /* @__PURE__ */ V(Go, {
		title: `Latency${t}`,
		unit: "ms, ± 12 %",
		step: n,
		lines: a
	})] });
}
function ls({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ V("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ V("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ V("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Pools",
			children: /* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				"held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ V("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ V("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ V("tr", { children: [
				/* @__PURE__ */ V("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ V("td", { children: I(t.wanted) }),
				/* @__PURE__ */ V("td", { children: I(t.opened) }),
				/* @__PURE__ */ V("td", {
					class: t.refused > 0 ? "bad" : "",
					children: I(t.refused)
				}),
				/* @__PURE__ */ V("td", {
					class: t.lost > 0 ? "bad" : "",
					children: I(t.lost)
				}),
				/* @__PURE__ */ V("td", { children: I(t.held_to_end) }),
				/* @__PURE__ */ V("td", { children: I(t.peak_open) }),
				/* @__PURE__ */ V("td", { children: us(t.connect_ms) }),
				/* @__PURE__ */ V("td", { children: us(t.ping_rtt_ms) })
			] }, e)) })] })
		})]
	});
}
function us(e) {
	return e.count > 0 ? `${de(e.p50)} / ${de(e.p99)}` : "–";
}
function ds({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ V("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ V("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ V("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Loads",
			children: /* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ V("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ V("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ V("tr", { children: [
				/* @__PURE__ */ V("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ V("td", { children: I(t.planned) }),
				/* @__PURE__ */ V("td", { children: I(t.started) }),
				/* @__PURE__ */ V("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: I(t.not_started)
				}),
				/* @__PURE__ */ V("td", { children: I(t.succeeded) }),
				/* @__PURE__ */ V("td", {
					class: t.failed > 0 ? "bad" : "",
					children: I(t.failed)
				}),
				/* @__PURE__ */ V("td", { children: I(t.throttled) }),
				/* @__PURE__ */ V("td", { children: le(t.good_per_s) }),
				/* @__PURE__ */ V("td", { children: [
					de(t.latency_ms.p50),
					" / ",
					de(t.latency_ms.p99),
					" / ",
					de(t.latency_ms.max)
				] }),
				/* @__PURE__ */ V("td", { children: de(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function fs({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ V("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "generator",
				children: "The generator"
			}),
			/* @__PURE__ */ V("p", { children: [
				t.valid ? "Valid" : "Not valid",
				": CPU ",
				le(t.cpu_s),
				" s, memory ",
				le(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				de(t.lateness_ms.p99),
				" at p99 and ",
				de(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ V("ul", { children: t.reasons.map((e) => /* @__PURE__ */ V("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function ps({ page: e }) {
	let t = e.ends, n = Ae(() => [...new Set(t.cause)], [t]), r = Ae(() => {
		let n = [], r = H.value;
		for (let i = 0; i < t.cause.length; i++) At.value && t.cause[i] !== At.value || jt.value && e.pools?.[t.pool[i]]?.name !== jt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		At.value,
		jt.value,
		H.value
	]), i = Ae(() => r.filter((e) => t.phase[e] === "open"), [r]);
	if (t.total === 0) return /* @__PURE__ */ V("p", { children: "No socket was refused or lost." });
	let a = (t) => e.titles[t] ?? t, o = Mt.value;
	return /* @__PURE__ */ V("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ V("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ V("label", { children: ["cause ", /* @__PURE__ */ V("select", {
						value: At.value,
						onChange: (e) => {
							At.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ V("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ V("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ V("label", { children: ["pool ", /* @__PURE__ */ V("select", {
						value: jt.value,
						onChange: (e) => {
							jt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ V("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ V("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					H.value && /* @__PURE__ */ V("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							H.value = null;
						},
						children: [
							"From ",
							L(Math.max(0, H.value[0])),
							" to ",
							L(H.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ V("span", {
						role: "status",
						children: [
							I(r.length),
							" of ",
							I(t.cause.length),
							t.total > t.cause.length && `, a sample of ${I(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ V("div", {
				class: "two",
				children: [/* @__PURE__ */ V(hs, {
					page: e,
					rows: i,
					causes: n
				}), /* @__PURE__ */ V("div", { children: [
					/* @__PURE__ */ V(ys, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ V(ys, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ V(ys, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ V(ys, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ V(ys, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ V(Tt, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: (e) => {
					Mt.value = e;
				},
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => L(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? L(t.silence_s[e]) : "–"
					}
				]
			}),
			o >= 0 && t.cause[o] !== void 0 && /* @__PURE__ */ V(ms, {
				page: e,
				i: o
			})
		]
	});
}
function ms({ page: e, i: t }) {
	let n = e.ends, r = [
		["cause", e.titles[n.cause[t]] ?? n.cause[t]],
		["came as far as", n.phase[t]],
		["ended as", n.how[t].replaceAll("_", " ") + (n.code[t] ? ` ${n.code[t]}` : "")],
		["attempt", String(n.attempt[t])],
		["ended at", L(n.ended_s[t])]
	];
	return n.phase[t] === "open" && r.push(["age", L(n.age_s[t])], ["silence either way", L(n.silence_s[t])], ["silence of the server", L(n.silence_received_s[t])], ["silence of ours", L(n.silence_sent_s[t])]), n.detail[t] && r.push(["detail", n.detail[t]]), /* @__PURE__ */ V("aside", {
		class: "detail",
		"aria-label": "Evidence of one socket",
		children: [/* @__PURE__ */ V("h3", { children: [
			e.pools?.[n.pool[t]]?.name,
			" socket ",
			n.socket[t]
		] }), /* @__PURE__ */ V("dl", { children: r.map(([e, t]) => /* @__PURE__ */ V(x, { children: [/* @__PURE__ */ V("dt", { children: e }), /* @__PURE__ */ V("dd", { children: t })] })) })]
	});
}
function hs({ page: e, rows: t, causes: n }) {
	let r = ke(null), i = zo.value, a = e.ends, o = t.map((e) => a.age_s[e]), s = t.map((e) => a.silence_s[e]), c = Math.max(.001, vs(o)) * 1.05, l = Math.max(.001, vs(s)) * 1.05, u = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, d = () => {
		let e = r.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let d = devicePixelRatio || 1, f = e.clientWidth, p = e.clientHeight;
		e.width = f * d, e.height = p * d, i.scale(d, d), i.font = "11px system-ui, sans-serif";
		let m = (e) => u.left + e / c * (f - u.left - u.right), h = (e) => p - u.bottom - e / l * (p - u.top - u.bottom);
		i.strokeStyle = Uo(), i.fillStyle = Ho();
		for (let e = 0; e <= 4; e++) {
			let t = c * e / 4, n = l * e / 4;
			i.beginPath(), i.moveTo(m(t), u.top), i.lineTo(m(t), p - u.bottom), i.moveTo(u.left, h(n)), i.lineTo(f - u.right, h(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(le(t), m(t), p - u.bottom + 14), i.textAlign = "right", i.fillText(le(n), u.left - 6, h(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (u.left + f - u.right) / 2, p - 4), i.save(), i.translate(11, (u.top + p - u.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(a.cause[e]);
			i.fillStyle = i.strokeStyle = Bo(r), gs(i, r, m(o[t]), h(s[t]));
		}), i.globalAlpha = 1;
	};
	return Oe(() => {
		d();
		let e = new ResizeObserver(d);
		return r.current && e.observe(r.current), () => e.disconnect();
	}, [t, i]), /* @__PURE__ */ V("figure", { children: [/* @__PURE__ */ V("canvas", {
		ref: r,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = r.current;
			if (!n) return;
			let i = n.getBoundingClientRect(), a = i.width, d = i.height, f = -1, p = 400;
			t.forEach((t, n) => {
				let r = u.left + o[n] / c * (a - u.left - u.right), m = d - u.bottom - s[n] / l * (d - u.top - u.bottom), h = (r - (e.clientX - i.left)) ** 2 + (m - (e.clientY - i.top)) ** 2;
				h < p && (p = h, f = t);
			}), f >= 0 && (Mt.value = f);
		},
		"aria-label": `${I(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ V("figcaption", { children: n.filter((e) => t.some((t) => a.cause[t] === e)).map((t) => /* @__PURE__ */ V("span", {
		class: "key",
		children: [
			/* @__PURE__ */ V(_s, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function gs(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function _s({ n: e }) {
	return /* @__PURE__ */ V("span", {
		"aria-hidden": "true",
		style: { color: Bo(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function vs(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function ys({ title: e, values: t }) {
	let n = Math.max(1e-6, vs(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = vs(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${L(o)}, spread ${L(s)}`;
	return /* @__PURE__ */ V("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ V("figcaption", { children: c }), /* @__PURE__ */ V("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ V("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function bs({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ V(x, { children: [/* @__PURE__ */ V("header", {
		class: "top",
		children: [/* @__PURE__ */ V("p", {
			class: `verdict ${t.verdict}`,
			children: {
				pass: "✓ PASS",
				fail: "✗ FAIL",
				invalid: "? INVALID"
			}[t.verdict]
		}), /* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("h1", { children: n.scenario || "run" }), /* @__PURE__ */ V("p", {
			class: "unit",
			children: [
				n.id,
				" · ",
				new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
				" UTC · ",
				L(n.duration_s),
				" · seed ",
				n.seed,
				" · against ",
				r || n.target.addresses.join(", "),
				n.interrupted && " · interrupted",
				n.aborted_by && ` · ended by ${n.aborted_by}`,
				" · holdfast ",
				n.version
			]
		})] })]
	}), /* @__PURE__ */ V("main", { children: [/* @__PURE__ */ V("div", {
		role: "tablist",
		"aria-label": "Views",
		class: "tabs",
		onKeyDown: (e) => {
			let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
			t !== 0 && (kt.value = Dt[(Dt.findIndex(([e]) => e === kt.value) + t + Dt.length) % Dt.length][0], document.getElementById(`tab-${kt.value}`)?.focus());
		},
		children: Dt.map(([e, t]) => /* @__PURE__ */ V("button", {
			type: "button",
			role: "tab",
			id: `tab-${e}`,
			"aria-selected": kt.value === e,
			"aria-controls": "view",
			tabIndex: kt.value === e ? 0 : -1,
			onClick: () => {
				kt.value = e;
			},
			children: t
		}, e))
	}), /* @__PURE__ */ V("div", {
		id: "view",
		role: "tabpanel",
		"aria-labelledby": `tab-${kt.value}`,
		children: [
			kt.value === "overview" && /* @__PURE__ */ V($o, { page: e }),
			kt.value === "sockets" && /* @__PURE__ */ V(ps, { page: e }),
			kt.value === "interactions" && /* @__PURE__ */ V(Ft, { page: e })
		]
	})] })] });
}
var xs = document.getElementById("page");
try {
	let e = ce();
	xs.replaceChildren(), F(/* @__PURE__ */ V(bs, { page: e }), xs);
} catch (e) {
	xs.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
